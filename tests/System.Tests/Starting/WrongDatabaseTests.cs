using System.Net;
using System.Net.Sockets;
using ContactCenter.Driving;
using ContactCenter.Silo.Hosting;
using Npgsql;

namespace ContactCenter.Tests.Processes;

/// <summary>Programs that cannot work with their PostgreSQL, or cannot listen beside it, say in one sentence why, and end.</summary>
public sealed class WrongDatabaseTests
{
    [PostgresFact]
    public async Task Database_that_is_not_there_is_named()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);

        (await StartApiAsync(database, read => read.Database = "nowhere")).AssertRefused("no database 'nowhere'", "create it");
    }

    [PostgresFact]
    public async Task Unknown_user_is_named()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);

        (await StartApiAsync(database, read => read.Username = "nobody_here")).AssertRefused("refuses user 'nobody_here'", "Username and Password");
    }

    [PostgresFact]
    public async Task Role_without_the_right_to_make_tables_is_told_which_right()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        var role = $"weak_{Guid.NewGuid():N}";
        await ExecuteAsync(database, $"create role {role} login password 'weak'");
        try
        {
            var run = await StartApiAsync(database, read => (read.Username, read.Password) = (role, "weak"));
            run.AssertRefused($"The role '{role}'", "grant it CREATE", "permission denied");
        }
        finally
        {
            await ExecuteAsync(database, $"drop role {role}");
        }
    }

    [PostgresFact]
    public async Task Schema_of_a_newer_version_is_refused()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        await ExecuteAsync(database, NewerSchema.Sql);

        (await StartApiAsync(database, _ => { })).AssertRefused("schema version 9999", "Start a newer version");
    }

    [PostgresFact]
    public async Task Silo_whose_port_is_in_use_names_the_setting()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var environment = TestCluster.SiloEnvironment(database);
        environment["Cluster__GatewayPort"] = $"{((IPEndPoint)other.LocalEndpoint).Port}";

        (await ProgramRun.StartAsync("Silo", environment)).AssertRefused("Cluster:GatewayPort", $"{other.LocalEndpoint}", "in use");
    }

    [PostgresFact]
    public async Task Files_folder_that_cannot_be_written_is_named()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        var environment = TestCluster.SiloEnvironment(database);
        environment["Files__Folder"] = "/proc/files-of-the-cluster";

        (await ProgramRun.StartAsync("Silo", environment)).AssertRefused("Files:Folder '/proc/files-of-the-cluster'");
    }

    private static Task<ProgramRun> StartApiAsync(TestDatabase database, Action<NpgsqlConnectionStringBuilder> change)
    {
        var read = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        change(read);
        var environment = database.Environment;
        environment["ConnectionStrings__ContactCenter"] = read.ConnectionString;
        return ProgramRun.StartAsync("Api", environment, "--urls", $"http://127.0.0.1:{LoopbackPort.Free()}");
    }

    private static async Task ExecuteAsync(TestDatabase database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false });
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
