using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace ContactCenter.Storage.Sqlite;

/// <summary>
/// Connections to the SQLite file with the settings that durability and concurrency need. They are per connection, so they are set
/// whenever one is opened (a pooled one included: it costs microseconds).
/// </summary>
internal sealed class SqliteDataSource(string connectionString) : DbDataSource
{
    // synchronous=FULL: a commit is on disk when it returns. busy_timeout: SQLite's own short waits come before the provider's 150 ms ones.
    // secure_delete: what is erased does not linger in free pages.
    private const string Settings = "pragma synchronous = full; pragma busy_timeout = 30000; pragma secure_delete = on;";

    public override string ConnectionString => connectionString;

    protected override DbConnection CreateDbConnection() => new SqliteConnection(connectionString);

    protected override DbConnection OpenDbConnection()
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            connection.CreateFunction(SqliteGrams.Function, (string text) => SqliteGrams.Of(text), isDeterministic: true);
            using var command = connection.CreateCommand();
            command.CommandText = Settings;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // The provider has no asynchronous calls; pretending would only move the work.
    protected override ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(OpenDbConnection());
    }
}
