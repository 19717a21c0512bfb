using System.Net;
using System.Net.Sockets;
using ContactCenter.Driving;
using ContactCenter.Silo.Hosting;
using Microsoft.Data.Sqlite;

namespace ContactCenter.Tests.Processes;

/// <summary>Programs that are configured wrongly say in one sentence what to set, and end: with real processes, without a database server.</summary>
public sealed class WrongSettingTests
{
    private const string NoServer = "Host=127.0.0.1;Port=1;Database=contactcenter;Username=contactcenter;Password=seven-secrets";

    [Theory]
    [InlineData("Cluster__SiloPort", "70000", "Cluster: ", "SiloPort")]
    [InlineData("Cluster__GatewayPort", "many", "Cluster", "GatewayPort")]
    [InlineData("Cluster__AdvertisedAddress", "no-such-name.invalid", "Cluster:AdvertisedAddress", "no-such-name.invalid")]
    [InlineData("Cluster__Tls__Key", "/certs/node.key", "Tls:Certificate is missing")]
    [InlineData("Storage__JournalConnectionsMax", "some", "Storage:JournalConnectionsMax", "some")]
    [InlineData("Storage__CommandTimeoutSeconds", "0", "CommandTimeoutSeconds", "between 1 and 600")]
    [InlineData("ConnectionStrings__ContactCenter", "", "Cluster:Id is set", "ConnectionStrings:ContactCenter")]
    [InlineData("Cluster__Id", "", "set Cluster:Id")]
    public async Task Silo_names_the_setting_that_is_wrong(string key, string value, params string[] parts)
    {
        using var folder = new TestFolder();
        var environment = ServerEnvironment.Create(folder.Path, NoServer);
        environment["Cluster__Id"] = "wrong";
        environment["Cluster__SiloPort"] = $"{LoopbackPort.Free()}";
        environment["Cluster__GatewayPort"] = $"{LoopbackPort.Free()}";
        environment[key] = value;

        (await ProgramRun.StartAsync("Silo", environment)).AssertRefused(parts);
    }

    [Fact]
    public async Task Certificate_that_is_not_there_is_named()
    {
        using var folder = new TestFolder();
        var environment = ServerEnvironment.Create(folder.Path, NoServer);
        environment["Cluster__Id"] = "wrong";
        environment["Cluster__Tls__Certificate"] = "/nowhere/node.pem";
        environment["Cluster__Tls__CaCertificate"] = "/nowhere/ca.pem";

        (await ProgramRun.StartAsync("Api", environment)).AssertRefused("Cluster:Tls:Certificate", "/nowhere/node.pem");
    }

    [Theory]
    [InlineData(NoServer, "127.0.0.1:1", "Host and Port in ConnectionStrings:ContactCenter")]
    [InlineData("postgres://contactcenter:seven-secrets@localhost/contactcenter", "ConnectionStrings:ContactCenter cannot be read")]
    [InlineData("Host=localhost;Password=one;seven-secrets=two", "ConnectionStrings:ContactCenter cannot be read")]
    [InlineData("Database=contactcenter;Password=seven-secrets", "ConnectionStrings:ContactCenter names no Host")]
    public async Task Wrong_connection_string_is_explained_and_not_repeated(string connectionString, params string[] parts)
    {
        using var folder = new TestFolder();
        var run = await StartApiAsync(folder.Path, connectionString);

        run.AssertRefused(parts);
        Assert.DoesNotContain("seven-secrets", run.Output + run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/proc/contactcenter", "The folder '/proc/contactcenter'", "Data:Path")]
    [InlineData("/proc/self", "/proc/self/contactcenter.db", "Data:Path")]
    public async Task Folder_that_cannot_be_written_is_named(string path, params string[] parts) => (await StartApiAsync(path)).AssertRefused(parts);

    [Fact]
    public async Task File_that_is_no_database_is_named()
    {
        using var folder = new TestFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "contactcenter.db"), new string('x', 10_000));

        (await StartApiAsync(folder.Path)).AssertRefused("contactcenter.db' is no SQLite database");
    }

    [Fact]
    public async Task Schema_of_a_newer_version_is_refused()
    {
        using var folder = new TestFolder();
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Path, "contactcenter.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = NewerSchema.Sql;
            await command.ExecuteNonQueryAsync();
        }

        (await StartApiAsync(folder.Path)).AssertRefused("schema version 9999", "Start a newer version");
    }

    [Fact]
    public async Task Address_in_use_is_named()
    {
        using var folder = new TestFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";

        (await ProgramRun.StartAsync("Api", ServerEnvironment.Create(folder.Path, null), "--urls", url)).AssertRefused(url, "in use", "--urls");
    }

    [Fact]
    public async Task Operators_port_in_use_is_named()
    {
        using var folder = new TestFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = $"{((IPEndPoint)other.LocalEndpoint).Port}";
        var environment = ServerEnvironment.Create(folder.Path, null);
        environment["Telemetry__Port"] = port;

        (await ProgramRun.StartAsync("Api", environment, "--urls", $"http://127.0.0.1:{LoopbackPort.Free()}"))
            .AssertRefused($"Telemetry:Port {port}", "another process");
    }

    [Fact]
    public async Task Address_that_cannot_be_read_is_named()
    {
        using var folder = new TestFolder();

        (await ProgramRun.StartAsync("Api", ServerEnvironment.Create(folder.Path, null), "--urls", "localhost5001")).AssertRefused("localhost5001", "--urls");
    }

    private static Task<ProgramRun> StartApiAsync(string dataPath, string? connectionString = null) => ProgramRun.StartAsync(
        "Api", ServerEnvironment.Create(dataPath, connectionString), "--urls", $"http://127.0.0.1:{LoopbackPort.Free()}");
}
