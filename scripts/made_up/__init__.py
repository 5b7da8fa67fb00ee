"""Made-up press pages for benchmarks: articles in words of this project, in the skins of news sites that do
not exist. The same seed gives the same pages, byte by byte.
"""
