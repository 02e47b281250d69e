"""Run commands over many sources: executors (this process, cores, Dask), ordered results, output targets.

`scheduler` puts jobs on an executor and yields results in order; `targets` and `folder` write them;
`manifest` records what the files of an output folder were made from.
"""
