"""Files that people work in: a workbook of a dataset, a tracker of improvement points, a brief on one authority.

What stands in them is what is known of the letters (`corpus`) and the tables hold (`write`); here it is only set.
"""
