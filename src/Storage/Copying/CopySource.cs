using System.Data.Common;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Hosting;
using ContactCenter.Storage.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace ContactCenter.Storage.Copying;

/// <summary>A database that no server has open, and that none can open as long as this is (SQLite), or that none has opened (PostgreSQL).</summary>
internal sealed class CopySource : IAsyncDisposable
{
    private const int SqliteBusy = 5;
    private const string FileName = "contactcenter.db";

    private const string ServerConnections = """
        select count(*) from pg_stat_activity
        where datname = current_database() and application_name like 'contactcenter-%' and pid <> pg_backend_pid()
        """;

    private CopySource(DbConnection connection, string name, DatabaseKind kind) => (Connection, Name, Kind) = (connection, name, kind);

    public DbConnection Connection { get; }

    /// <summary>A name for people, without secrets.</summary>
    public string Name { get; }

    public DatabaseKind Kind { get; }

    /// <exception cref="RefusedToolException">There is no such database, its schema is another, or a server has it open.</exception>
    public static async Task<CopySource> OpenAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        var source = configuration.GetConnectionString("ContactCenter") is { Length: > 0 } connectionString
            ? await OpenPostgresAsync(connectionString, cancellationToken)
            : OpenSqlite(FileOf(configuration));
        try
        {
            var known = SchemaFile.All(source.Kind == DatabaseKind.Sqlite ? "Sqlite" : "PostgreSql").Count;
            var found = await ScalarAsync(source.Connection, "select max(version) from schema_version", cancellationToken);
            if (found != known)
                throw new RefusedToolException($"{source.Name} has schema version {found}, this program has {known}. Start the server once, and stop it.");
            return source;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == SqliteBusy)
        {
            // The file is locked by the first statement that reads it.
            await source.DisposeAsync();
            throw new RefusedToolException($"A server has {source.Name} open. Stop it first.");
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }
    }

    /// <exception cref="RefusedToolException">There is no such file.</exception>
    public static string FileOf(IConfiguration configuration)
    {
        var file = Path.Combine(Path.GetFullPath(DataFolder.Of(configuration)), FileName);
        return File.Exists(file) ? file : throw new RefusedToolException($"There is no {file}. Set Data:Path to the server's folder.");
    }

    /// <exception cref="RefusedToolException">A server is connected.</exception>
    public static async Task CheckNoServerAsync(DbConnection connection, string name, CancellationToken cancellationToken)
    {
        if (await ScalarAsync(connection, ServerConnections, cancellationToken) > 0)
            throw new RefusedToolException($"Servers are connected to {name}. Stop all silos and API nodes first.");
    }

    public static async Task<long> ScalarAsync(DbConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), null);
    }

    public ValueTask DisposeAsync() => Connection.DisposeAsync();

    private static async Task<CopySource> OpenPostgresAsync(string connectionString, CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, ApplicationName = "contact-center-copy" };
        var name = $"database {settings.Database} on {settings.Host}";
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await CheckNoServerAsync(connection, name, cancellationToken);
            return new CopySource(connection, name, DatabaseKind.PostgreSql);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens the file for itself alone: SQLite refuses that while anybody else has the file open, and refuses others afterwards.</summary>
    private static CopySource OpenSqlite(string file)
    {
        var settings = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 1 };
        var connection = new SqliteConnection(settings.ConnectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "pragma locking_mode = exclusive; begin immediate; commit;";
            command.ExecuteNonQuery();
            return new CopySource(connection, file, DatabaseKind.Sqlite);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == SqliteBusy)
        {
            connection.Dispose();
            throw new RefusedToolException($"A server has {file} open. Stop it first.");
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
