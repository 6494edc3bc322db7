"""Letters as pages for people: an overview with a search, a page a letter, a page an authority.

`site.Site` takes letters and gives pages. What stands on a page is computed by plain functions; templates only draw it.
Every page is whole in one file and asks the network for nothing.
"""
