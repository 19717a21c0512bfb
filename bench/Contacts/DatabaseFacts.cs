using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace ContactCenter.Bench.Contacts;

/// <summary>The size of a database after a load.</summary>
/// <param name="SearchVersion">The newest version by which a contact can be found.</param>
/// <param name="Bytes">The size of the whole database in bytes, indexes included.</param>
internal sealed record DatabaseFacts(
    long Contacts, long Addresses, long JournalEntries, long Snapshots, long SearchVersion, long Bytes)
{
    private const string Counts = """
        select (select count(*) from contacts), (select count(*) from contact_addresses), (select count(*) from journal),
            (select count(*) from OrleansStorage),
            (select max(search_version) from contacts)
        """;

    private const string SqliteFileName = "contactcenter.db";
    private const string SqliteSize = "(select page_count * page_size from pragma_page_count(), pragma_page_size())";
    private const string PostgresSize = "pg_database_size(current_database())";

    public static async Task<DatabaseFacts> ReadAsync(BenchDatabase database, CancellationToken cancellationToken)
    {
        await using DbConnection connection = database.Source is null
            ? new SqliteConnection($"Data Source={Path.Combine(database.DataPath, SqliteFileName)};Pooling=false")
            : database.Source.CreateConnection();
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = $"{Counts}, {(database.Source is null ? SqliteSize : PostgresSize)}";
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return new DatabaseFacts(
            row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5));
    }
}
