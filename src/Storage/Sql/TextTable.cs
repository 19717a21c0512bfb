namespace ContactCenter.Storage.Sql;

/// <summary>A table whose rows are found by texts in one of its columns.</summary>
/// <param name="Keys">All that rows can be sorted by, the key first.</param>
/// <param name="Column">The column with the folded text.</param>
/// <param name="Index">The full-text index of three characters and more on SQLite; null = it has neither, and looks at every row.</param>
/// <param name="Grams">The index of short texts on SQLite, and of all texts on PostgreSQL.</param>
/// <param name="Joined">The column of the trigrams that PostgreSQL uses while the index of the grams is being built.</param>
internal sealed record TextTable(string Name, string Key, string Keys, string Column, string? Index, string Grams, string Joined);
