using System.Text.RegularExpressions;
using ContactCenter.Storage.Schema;

namespace ContactCenter.Tests;

/// <summary>A version of the schema takes nothing away from the version before, which goes on running beside it (docs/backup.md).</summary>
public sealed partial class SchemaExpandTests
{
    [Theory]
    [InlineData("PostgreSql")]
    [InlineData("Sqlite")]
    public void No_version_takes_away_what_the_version_before_reads(string database) =>
        Assert.All(Later(database), file => Assert.False(
            TakesAway().IsMatch(file.Sql), $"{database} {file.Version}: {TakesAway().Match(file.Sql).Value}"));

    [Theory]
    [InlineData("PostgreSql")]
    [InlineData("Sqlite")]
    public void Column_that_a_version_adds_needs_no_value_of_the_version_before(string database)
    {
        var added = Later(database).SelectMany(file => AddedColumn().Matches(file.Sql).Select(column => $"{file.Version}: {column.Value}")).ToList();
        Assert.NotEmpty(added);
        Assert.All(added, column => Assert.True(
            !column.Contains("not null", StringComparison.Ordinal) || column.Contains("default", StringComparison.Ordinal)
                || column.Contains("generated", StringComparison.Ordinal),
            $"{database} {column}"));
    }

    private static IEnumerable<SchemaFile> Later(string database) => SchemaFile.All(database).Where(file => file.Version > 1)
        .Select(file => file with { Sql = Comment().Replace(file.Sql, "") });

    [GeneratedRegex(
        @"\b(drop\s+(table|column|view|constraint)|rename\s+(to|column)|alter\s+column\s+\w+\s+(type|drop)|set\s+not\s+null|add\s+(constraint|check))\b")]
    private static partial Regex TakesAway();

    [GeneratedRegex(@"add\s+column\s[^,;]*(\([^)]*\)[^,;]*)*")]
    private static partial Regex AddedColumn();

    [GeneratedRegex("--[^\n]*")]
    private static partial Regex Comment();
}
