namespace ContactCenter.Storage.Listing;

/// <summary>A table whose rows are found by texts in its column <c>search</c>.</summary>
/// <param name="Keys">All that rows can be sorted by, the key first.</param>
/// <param name="Index">The full-text index of three characters and more, where the database has it as a table.</param>
/// <param name="Grams">The index of single characters and pairs; null = the table has none, and short texts are looked for in every row.</param>
internal sealed record TextTable(string Name, string Key, string Keys, string Index, string? Grams);
