"""Run commands over many sources: executors (this process, cores, Dask), ordered results, output targets.

`scheduler` puts jobs on an executor and yields results in order; `targets` and `folder` write them. The
manifest of an output folder, in `folder`, records what its files were made from.
"""
