using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using ContactCenter.Driving;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ContactCenter.Tests.Processes;

/// <summary>What a former version left, brought up to date by this one: a database with something of everything in it.</summary>
internal sealed class KeptData : IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private readonly PostgresServer? _postgres;

    private KeptData(PostgresServer? postgres, string? connectionString)
    {
        (_postgres, ConnectionString) = (postgres, connectionString);
        Environment = ServerEnvironment.Create(Folder, connectionString);
    }

    public string Folder => _folder.Path;

    public string? ConnectionString { get; }

    public Dictionary<string, string> Environment { get; }

    public static async Task<KeptData> UnpackAsync(DatabaseKind kind, CancellationToken cancellationToken)
    {
        var postgres = kind == DatabaseKind.Postgres ? await PostgresServer.GetAsync() : null;
        var data = new KeptData(postgres, postgres is null ? null : await postgres.CreateDatabaseAsync());
        var from = postgres is null ? "sqlite" : "postgres";
        await FormerData.UnpackFolderAsync(PathOf(from, FormerData.FolderFile), data.Folder);
        if (data.ConnectionString is { } connectionString) await FormerData.RestoreDumpAsync(PathOf(from, FormerData.DumpFile), connectionString);
        await using var node = new ApiNode(data.Environment);
        await node.StartAsync(cancellationToken);
        await ToolRun.StopAsync(node);
        return data;
    }

    public static Task<RecordedResponses> ReadQuestionsAsync() => RecordedResponses.ReadAsync(PathOf("sqlite", FormerData.ResponsesFile));

    public async Task<string> ExecuteAsync(string sql)
    {
        await using DbConnection connection = ConnectionString is null
            ? new SqliteConnection($"Data Source={Path.Combine(Folder, "contactcenter.db")};Pooling=False")
            : new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture) ?? "";
    }

    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null) await _postgres.DropDatabaseAsync(ConnectionString!);
        _folder.Dispose();
    }

    private static string PathOf(string database, string file, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "FormerData", database, file);
}
