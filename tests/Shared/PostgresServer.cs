using System.Diagnostics;
using ContactCenter.Silo.Hosting;
using Npgsql;

namespace ContactCenter.Tests;

/// <summary>
/// The PostgreSQL of this test process: the server that <c>ConnectionStrings__ContactCenter</c> names, else a private one, started from
/// installed binaries on a free loopback port in a temporary folder and stopped with the process. Databases are made by the fixtures. A test that
/// does something to the server itself starts one of its own.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string ConnectionStringVariable = "ConnectionStrings__ContactCenter";
    private const string RequireVariable = "REQUIRE_POSTGRES";
    private const int ConnectTimeoutSeconds = 120;

    private static readonly Lazy<string?> BinaryFolder = new(FindBinaryFolder);
    private static readonly Lazy<Task<PostgresServer>> Shared = new(StartAsync);

    private readonly string _connectionString;
    private readonly OwnProcess? _own;

    private PostgresServer(string connectionString, OwnProcess? own = null) => (_connectionString, _own) = (connectionString, own);

    /// <summary>The reason why PostgreSQL tests cannot run here; null when they can, or when they must (<c>REQUIRE_POSTGRES=true</c>).</summary>
    public static string? SkipReason =>
        IsRequired || ExternalConnectionString is not null || BinaryFolder.Value is not null
            ? null
            : $"No PostgreSQL: set {ConnectionStringVariable} or install the server's binaries.";

    /// <summary>The same for tests that need a server of their own: one that somebody else runs will not do.</summary>
    public static string? OwnSkipReason => IsRequired || BinaryFolder.Value is not null ? null : "No binaries of PostgreSQL's server.";

    private static bool IsRequired =>
        string.Equals(Environment.GetEnvironmentVariable(RequireVariable), "true", StringComparison.OrdinalIgnoreCase);

    private static string? ExternalConnectionString =>
        Environment.GetEnvironmentVariable(ConnectionStringVariable) is { Length: > 0 } value ? value : null;

    /// <summary>The one server of this process; started by the first who asks.</summary>
    public static Task<PostgresServer> GetAsync() => Shared.Value;

    /// <summary>Starts one that nobody else uses.</summary>
    public static async Task<PostgresServer> StartOwnAsync()
    {
        var binaries = BinaryFolder.Value ?? throw new InvalidOperationException("There are no binaries of PostgreSQL's server.");
        var folder = Directory.CreateTempSubdirectory("contactcenter-postgres-").FullName;
        var user = Environment.UserName == "root" ? await GiveAwayAsync(folder) : null;
        await RunAsync(user, Path.Combine(binaries, "initdb"), "-D", Path.Combine(folder, "data"), "-U", "postgres", "-A", "trust", "-E", "UTF8",
            "--locale=C.UTF-8", "-N");
        var own = new OwnProcess(binaries, user, folder, LoopbackPort.Free());
        own.Start();
        CleanUpAfterThisProcess(folder);
        var server = new PostgresServer($"Host=127.0.0.1;Port={own.Port};Username=postgres;Database=postgres", own);
        await server.WaitUntilReadyAsync();
        return server;
    }

    /// <summary>Stops a server of one's own in immediate mode, as a crash would, and starts it again: it recovers from its log.</summary>
    public async Task RestartImmediatelyAsync()
    {
        await _own!.StopAsync();
        _own.Start();
        await WaitUntilReadyAsync();
    }

    /// <summary>Stops a server of one's own; the shared one stays.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_own is null) return;
        await _own.StopAsync();
        Directory.Delete(_own.Folder, recursive: true);
    }

    /// <summary>A new, empty database; the connection string to it.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"test_{Guid.NewGuid():N}";
        await ExecuteAsync($"create database {name}");
        return new NpgsqlConnectionStringBuilder(_connectionString) { Database = name }.ConnectionString;
    }

    /// <summary>Drops a database that <see cref="CreateDatabaseAsync"/> made, whoever is still connected.</summary>
    public Task DropDatabaseAsync(string connectionString) =>
        ExecuteAsync($"drop database if exists {new NpgsqlConnectionStringBuilder(connectionString).Database} with (force)");

    /// <summary>Ends every connection to a database, as a server does that is going down, and lets no new one in.</summary>
    public async Task CloseDatabaseAsync(string connectionString)
    {
        await ExecuteAsync($"alter database {new NpgsqlConnectionStringBuilder(connectionString).Database} with allow_connections false");
        await DropConnectionsAsync(connectionString);
    }

    public Task OpenDatabaseAsync(string connectionString) =>
        ExecuteAsync($"alter database {new NpgsqlConnectionStringBuilder(connectionString).Database} with allow_connections true");

    /// <summary>Ends every connection to a database; new ones are let in at once.</summary>
    public Task DropConnectionsAsync(string connectionString) => ExecuteAsync(
        $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{new NpgsqlConnectionStringBuilder(connectionString).Database}'");

    private async Task ExecuteAsync(string sql)
    {
        // To drop a database, the server writes everything to disk first.
        var unhurried = new NpgsqlConnectionStringBuilder(_connectionString) { Pooling = false, CommandTimeout = 0, Timeout = ConnectTimeoutSeconds };
        await using var source = NpgsqlDataSource.Create(unhurried);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<PostgresServer> StartAsync() =>
        ExternalConnectionString is { } external ? new PostgresServer(external) : await StartOwnAsync();

    /// <summary>PostgreSQL refuses to run as root: the folder goes to another user, who runs it.</summary>
    private static async Task<string> GiveAwayAsync(string folder)
    {
        var users = await File.ReadAllLinesAsync("/etc/passwd");
        var user = users.Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";
        await RunAsync(null, "chown", user, folder);
        return user;
    }

    private async Task WaitUntilReadyAsync()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(_connectionString) { Pooling = false });
        while (true)
        {
            _own!.ThrowIfEnded();
            try
            {
                await using var connection = await source.OpenConnectionAsync(timeout.Token);
                return;
            }
            catch (NpgsqlException)
            {
                // Not listening yet. There is no event to wait for, so it is asked again.
                await Task.Delay(50, timeout.Token);
            }
        }
    }

    /// <summary>
    /// A shell that outlives this process, however it ends, stops the server and removes its folder: a test host is often killed before
    /// its own clean-up is done. It finds nothing to do where the owner has done it.
    /// </summary>
    private static void CleanUpAfterThisProcess(string folder)
    {
        const string script = """
            exec </dev/null >/dev/null 2>&1
            while kill -0 "$1"; do sleep 1; done
            [ -d "$2" ] || exit 0
            kill -QUIT "$(head -n 1 "$2/data/postmaster.pid")"
            for attempt in 1 2 3 4 5 6 7 8 9 10; do
                [ -f "$2/data/postmaster.pid" ] || break
                sleep 1
            done
            rm -rf "$2"
            """;
        string[] command = ["-c", script, "clean-up", $"{Environment.ProcessId}", folder];
        using var shell = Process.Start(new ProcessStartInfo("sh", command));
    }

    private static async Task RunAsync(string? user, string program, params string[] arguments)
    {
        using var process = Start(user, program, arguments);
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{Path.GetFileName(program)} failed: {await errors}");
    }

    private static Process Start(string? user, string program, params string[] arguments)
    {
        string[] command = user is null ? [program, .. arguments] : ["runuser", "-u", user, "--", program, .. arguments];
        return Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath(),
        })!;
    }

    private static string? FindBinaryFolder()
    {
        var installed = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(Version)
                .Select(folder => Path.Combine(folder, "bin"))
            : [];
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return installed.Concat(onPath).FirstOrDefault(folder => IsThere(folder, "initdb") && IsThere(folder, "postgres"));
    }

    private static bool IsThere(string folder, string program)
    {
        // A link whose target is gone counts as a file.
        var file = new FileInfo(Path.Combine(folder, program));
        return file.Exists && (file.ResolveLinkTarget(returnFinalTarget: true) is not { } target || target.Exists);
    }

    private static int Version(string folder) => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0;

    /// <summary>The process of a server that was started here, perhaps as another user, and its folder.</summary>
    private sealed class OwnProcess(string binaries, string? user, string folder, int port)
    {
        private Process? _process;

        public string Folder => folder;

        public int Port => port;

        private string Data => Path.Combine(folder, "data");

        public void Start()
        {
            _process = PostgresServer.Start(
                user, Path.Combine(binaries, "postgres"), "-D", Data, "-p", $"{port}", "-h", "127.0.0.1", "-k", folder, "-c", "max_connections=200",
                "-c", "log_min_messages=fatal");
            _process.BeginOutputReadLine();
            _process.BeginErrorReadLine();
        }

        public void ThrowIfEnded()
        {
            if (_process!.HasExited) throw new InvalidOperationException($"PostgreSQL stopped while it was starting (exit code {_process.ExitCode}).");
        }

        public async Task StopAsync()
        {
            // The server itself, not who runs it as another user.
            var server = (await File.ReadAllLinesAsync(Path.Combine(Data, "postmaster.pid")))[0];
            await RunAsync(null, "kill", "-QUIT", server);
            await _process!.WaitForExitAsync();
            _process.Dispose();
        }
    }
}
