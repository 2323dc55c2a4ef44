"""Acts in Kazakh: endings by harmony, the role before the name, the verb at the end."""
