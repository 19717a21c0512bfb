using System.Data.Common;
using System.Globalization;
using System.Text;
using ContactCenter.Storage.Connections;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests;

/// <summary>Everything that a server keeps: each value of each table, found by asking the database, and each byte of each file.</summary>
public static class DatabaseDump
{
    private const string WordsSuffix = "_grams";

    /// <summary>Finds the places where some texts are stored, as "where: text", without regard to case.</summary>
    public static async Task<List<string>> FindAsync(ApiServer server, IReadOnlyCollection<string> texts)
    {
        var found = new List<string>();
        var storage = server.Services.GetRequiredService<StorageInfo>();
        await using (var connection = await server.Services.GetRequiredService<SnapshotDatabase>().DataSource.OpenConnectionAsync())
        {
            foreach (var table in await TablesAsync(connection, storage.Database))
                await (HasOnlyWords(table, storage.Database)
                    ? FindByWordsAsync(connection, table, texts, found)
                    : FindInTableAsync(connection, table, texts, found));
        }

        if (storage.DataPath is { } path)
            foreach (var file in Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)) FindIn(file, Bytes(file), texts, found);
        return found;
    }

    private static async Task<List<string>> TablesAsync(DbConnection connection, DatabaseKind kind)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = kind == DatabaseKind.Sqlite
            ? "select name from sqlite_master where type = 'table'"
            : "select quote_ident(table_schema) || '.' || quote_ident(table_name) from information_schema.tables "
                + "where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'";
        var tables = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) tables.Add(reader.GetString(0));
        Assert.True(tables.Count > 15, "The tables were not found.");
        return tables;
    }

    /// <summary>Tells whether a table is an index that keeps words and no rows, which can only be asked whether a row has some words.</summary>
    private static bool HasOnlyWords(string table, DatabaseKind kind) =>
        kind == DatabaseKind.Sqlite && table.EndsWith(WordsSuffix, StringComparison.Ordinal);

    /// <summary>
    /// Looks for words of a text that no row accounts for. All pairs of characters of a text may well be those of another row's text, which is looked at
    /// where it is stored.
    /// </summary>
    private static async Task FindByWordsAsync(DbConnection connection, string table, IReadOnlyCollection<string> texts, List<string> found)
    {
        var rows = table[..^WordsSuffix.Length];
        foreach (var text in texts)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"""
                select r.search from (select rowid as number from {table} where {table} match search_grams(lower(@text))) as g
                left join {rows} r on r.row_number = g.number
                """;
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@text", text);
            command.Parameters.Add(parameter);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                if (await reader.IsDBNullAsync(0) || !HasPairs(reader.GetString(0), text)) found.Add($"{table}: {text}");
        }
    }

    private static bool HasPairs(string searched, string text) => Enumerable.Range(0, text.Length - 1)
        .All(at => searched.Contains(text.Substring(at, 2), StringComparison.OrdinalIgnoreCase));

    private static async Task FindInTableAsync(DbConnection connection, string table, IReadOnlyCollection<string> texts, List<string> found)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"select * from {table}";
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            for (var column = 0; column < reader.FieldCount; column++)
            {
                if (await reader.IsDBNullAsync(column)) continue;
                var value = reader.GetValue(column);
                var bytes = value as byte[] ?? Encoding.UTF8.GetBytes(Convert.ToString(value, CultureInfo.InvariantCulture)!);
                FindIn($"{table}.{reader.GetName(column)}", bytes, texts, found);
            }
        }
    }

    private static byte[] Bytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static void FindIn(string where, byte[] bytes, IReadOnlyCollection<string> texts, List<string> found)
    {
        var content = Encoding.Latin1.GetString(bytes);
        found.AddRange(texts.Where(text => content.Contains(text, StringComparison.OrdinalIgnoreCase)).Select(text => $"{where}: {text}"));
    }
}
