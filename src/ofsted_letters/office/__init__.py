"""Files that people work in: a workbook of a dataset, a tracker of improvement points, a brief on one authority.

What stands in them is what the pages say (`browse`) and the tables hold (`write`, `corpus`); here it is only set.
"""
