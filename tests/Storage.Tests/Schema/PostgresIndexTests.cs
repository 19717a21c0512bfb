using System.Collections.Immutable;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Listing;
using ContactCenter.Storage.PostgreSql;
using ContactCenter.Storage.Schema;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ContactCenter.Tests;

/// <summary>An upgrade of a database with rows: its indexes are built while servers work, and nobody waits for them.</summary>
[UsesPostgres]
public sealed class PostgresIndexTests : IAsyncLifetime
{
    private const int Rows = 300;
    private const string Builder = "select coalesce(max(pid), 0) from pg_stat_progress_create_index where phase = 'waiting for writers before build'";
    private const string Awaited = "select count(*) from index_backlog where built_at is null";

    // What an open transaction has written waits with it, and so does every build of an index on its table.
    private const string Write = "update contacts set pre_registered = true where contact_id = 'c0'";

    private static readonly ImmutableArray<string> Names = ["Ann Zq", "100%_", "Łukasz  Two", "Пе", "Example", "Maria"];
    private static readonly ImmutableArray<string> Texts = ["q", "zq", "%_", "ł", "пе", "  ", "ann", "example", "a", "none", "mar"];
    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(60);

    private readonly PostgresTestDatabase _database = new();

    public Task InitializeAsync() => _database.InitializeAsync();

    public Task DisposeAsync() => _database.DisposeAsync();

    [PostgresFact]
    public async Task Indexes_are_built_while_others_write_and_searches_are_right_all_the_time()
    {
        await using var host = Build();
        var database = Database(host);
        await MakeFormerAsync(database);
        await using var writer = await OpenWriterAsync(database);
        await host.StartAsync();
        await UntilAsync(() => host.ScalarAsync(Builder), found => found > 0);

        // The build waits for the writer; nobody waits for the build.
        await host.Journal.PutAsync(Row(Rows));
        await AssertSearchesAsync(host, Rows + 1);
        Assert.False(Indexes(host).IsBuilt("contacts_grams"));
        await using var other = await StartAsync();
        await other.Journal.PutAsync(Row(Rows + 1));
        await AssertSearchesAsync(other, Rows + 2);

        await CommitAsync(writer);
        await Indexes(host).ExecuteTask!.WaitAsync(WaitMax);
        await Indexes(other).ExecuteTask!.WaitAsync(WaitMax);
        Assert.True(Indexes(host).IsBuilt("contacts_grams") && Indexes(other).IsBuilt("contacts_grams"));
        await host.Journal.PutAsync(Row(Rows + 2));
        await AssertSearchesAsync(host, Rows + 3);
        await AssertSearchesAsync(other, Rows + 3);
    }

    [PostgresFact]
    public async Task Build_that_was_cut_off_is_made_again()
    {
        await using var host = Build();
        var database = Database(host);
        await MakeFormerAsync(database);
        await using var writer = await OpenWriterAsync(database);
        await host.StartAsync();
        await UntilAsync(() => host.ScalarAsync(Builder), found => found > 0);
        var killed = await host.ScalarAsync(Builder);
        await host.ScalarAsync($"select pg_terminate_backend({killed})::integer");
        await UntilAsync(() => host.ScalarAsync("select count(*) from pg_stat_activity where pid = " + killed), found => found == 0);
        await AssertSearchesAsync(host, Rows);

        await CommitAsync(writer);
        await Indexes(host).ExecuteTask!.WaitAsync(WaitMax);
        Assert.Equal(0, await host.ScalarAsync("select count(*) from pg_index where not indisvalid"));
        Assert.True(Indexes(host).IsBuilt("contacts_grams"));
        await AssertSearchesAsync(host, Rows);
    }

    [PostgresFact]
    public async Task Node_that_stops_in_the_middle_leaves_the_rest_to_the_next()
    {
        var host = Build();
        await MakeFormerAsync(Database(host));
        await using (var writer = await OpenWriterAsync(Database(host)))
        {
            await host.StartAsync();
            await UntilAsync(() => host.ScalarAsync(Builder), found => found > 0);
            await host.DisposeAsync();
            await CommitAsync(writer);
        }

        await using var next = await StartAsync();
        Assert.True(await next.ScalarAsync("select count(*) from pg_index where not indisvalid") <= 1);
        await Indexes(next).ExecuteTask!.WaitAsync(WaitMax);
        Assert.Equal(0, await next.ScalarAsync(Awaited));
        await AssertSearchesAsync(next, Rows);
    }

    [PostgresFact]
    public async Task Index_that_cannot_be_built_does_not_keep_the_others_from_being_built()
    {
        const string Impossible = "insert into index_backlog (ordinal, name, of_table, definition) values (0, 'impossible', 'contacts', 'on contacts (none)')";
        await using var host = Build();
        await MakeFormerAsync(Database(host));
        await using (var connection = await Database(host).OpenConnectionAsync())
        {
            await ApplyAsync(connection, SchemaFile.All("PostgreSql").Single(file => file.Name == "grams"));
            await ExecuteAsync(connection, Impossible);
        }

        await host.StartAsync();
        await UntilAsync(() => host.ScalarAsync(Awaited), left => left == 1);
        Assert.True(Indexes(host).IsBuilt("contacts_grams"));
        Assert.False(Indexes(host).IsBuilt("impossible"));
    }

    [PostgresFact]
    public async Task Index_that_cannot_be_built_is_not_forgotten_and_what_it_replaces_stays()
    {
        await using var host = Build();
        await MakeFormerAsync(Database(host));
        Indexes(host).DropDelay = TimeSpan.Zero;
        await using var connection = await Database(host).OpenConnectionAsync();
        await ApplyAsync(connection, SchemaFile.All("PostgreSql").Single(file => file.Name == "grams"));
        await ExecuteAsync(connection, "update index_backlog set definition = 'on contacts (none)' where name = 'contacts_grams'");
        await host.StartAsync();
        // The round that builds an index ends with dropping what may be dropped; when the next one is built, it has ended.
        foreach (var next in new[] { "next", "last" })
        {
            await ExecuteAsync(connection, $"""
                insert into index_backlog (ordinal, name, of_table, definition)
                select max(ordinal) + 1, 'contacts_{next}', 'contacts', 'on contacts (contact_id)' from index_backlog
                """);
            await UntilAsync(() => host.ScalarAsync(Awaited), left => left == 1);
        }

        Assert.False(Indexes(host).IsBuilt("contacts_grams"));
        Assert.Equal(1, await host.ScalarAsync("select count(*) from pg_indexes where indexname = 'contacts_search'"));
    }

    [PostgresFact]
    public async Task Upgraded_database_has_the_indexes_of_a_fresh_one()
    {
        var fresh = new PostgresTestDatabase();
        await fresh.InitializeAsync();
        await using (var host = Build())
        await using (var freshHost = await StorageHost.StartAsync(fresh))
        {
            await MakeFormerAsync(Database(host));
            await host.StartAsync();
            await Indexes(host).ExecuteTask!.WaitAsync(WaitMax);
            Assert.Equal(await ReadAsync(Database(freshHost)), await ReadAsync(Database(host)));
            Assert.Null(Indexes(freshHost).ExecuteTask);
            Assert.True(Indexes(freshHost).IsBuilt("contacts_grams"));
        }

        await fresh.DisposeAsync();
    }

    /// <summary>All searches, compared with what the rows have.</summary>
    private static async Task AssertSearchesAsync(StorageHost host, int rows)
    {
        foreach (var text in Texts)
        {
            var found = await host.ContactSearch.SearchContactsAsync(new ContactQuery(text, false, Sample.Page(0, 1_000)));
            var expected = Enumerable.Range(0, rows).Select(Row).Where(row => SearchText.Of(row).Contains(SearchText.Fold(text), StringComparison.Ordinal))
                .OrderBy(row => SearchText.LowerKey(row.Name), StringComparer.Ordinal).ThenBy(row => row.Key, StringComparer.Ordinal);
            Assert.Equal(expected.Select(row => row.Key), found.Items.Select(contact => contact.ContactId));
        }
    }

    private static ContactRow Row(int number) => Sample.Contact($"c{number}", Names[number % Names.Length]);

    private StorageHost Build()
    {
        var host = StorageHost.Build(_database);
        (Indexes(host).Period, Indexes(host).DropDelay) = (TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(40));
        return host;
    }

    private async Task<StorageHost> StartAsync()
    {
        var host = Build();
        await host.StartAsync();
        return host;
    }

    private static PostgresIndexes Indexes(StorageHost host) => host.Services.GetRequiredService<PostgresIndexes>();

    private static NpgsqlDataSource Database(StorageHost host) => (NpgsqlDataSource)host.Services.GetRequiredService<SnapshotDatabase>().DataSource;

    private static async Task<NpgsqlConnection> OpenWriterAsync(NpgsqlDataSource database)
    {
        var connection = await database.OpenConnectionAsync();
        await ExecuteAsync(connection, "begin");
        await ExecuteAsync(connection, Write);
        return connection;
    }

    private static Task CommitAsync(NpgsqlConnection writer) => ExecuteAsync(writer, "commit");

    private static async Task MakeFormerAsync(NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        await ExecuteAsync(
            connection, "create table schema_version (version integer primary key, name text not null, applied_at text not null)");
        foreach (var file in SchemaFile.All("PostgreSql").TakeWhile(file => file.Name != "grams"))
            await ApplyAsync(connection, file);

        foreach (var row in Enumerable.Range(0, Rows).Select(Row))
        {
            await ExecuteAsync(
                connection, """
                insert into contacts (
                    contact_id, name, name_key, unknown, enabled, pre_registered, created_at, updated_at, search, search_version, document)
                values ($1, $2, $3, false, true, false, $4, $4, $5, 0, $6)
                """,
                row.ContactId, row.Name, SearchText.LowerKey(row.Name), row.CreatedAt.UtcDateTime, SearchText.Of(row), row.Document);
        }

        // Rows in the other tables too: their indexes are left to be built.
        await ExecuteAsync(connection, $"update directory_counts set contacts = {Rows} where enabled and not unknown");
        await ExecuteAsync(connection, """
            insert into conversations (
                room_id, contact_id, visitor_id, visitor_key, name, name_key, status, opened_at, last_message_at, last_message_slot, source_type,
                tags, document)
            values ('r', 'c0', 'v', 'k', '', '', 'closed', now(), now(), 0, 'widget', '[]', '{}')
            """);
        await ExecuteAsync(connection, "insert into visitors (visitor_key, visitor_id, username, created_at, document) values ('k', 'v', 'g', now(), '{}')");
        await ExecuteAsync(connection, """
            insert into calls (call_id, name_key, unknown, state, is_open, started_at, tags, to_match, search, document)
            values ('l', '', false, 'ended', false, now(), '[]', false, '', '{}')
            """);
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, SchemaFile file)
    {
        await ExecuteAsync(connection, file.Sql);
        await ExecuteAsync(connection, $"insert into schema_version values ({file.Version}, '{file.Name}', '')");
    }

    private static async Task<string> ReadAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("""
            select string_agg(indexdef || coalesce(' ' || attstattarget, ''), E'\n' order by indexname)
            from pg_indexes
                left join pg_attribute on attrelid = (schemaname || '.' || indexname)::regclass and attnum = 1 and attstattarget = 0
            where schemaname = 'public'
            """);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync();
    }

    private static async Task UntilAsync(Func<Task<long>> ask, Predicate<long> isReached)
    {
        using var late = new CancellationTokenSource(WaitMax);
        while (!isReached(await ask())) late.Token.ThrowIfCancellationRequested();
    }
}
