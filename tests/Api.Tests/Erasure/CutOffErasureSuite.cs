using System.Text.Json.Nodes;
using ContactCenter.Erasure;
using ContactCenter.Journal;
using ContactCenter.Listing;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests.Erasure;

/// <summary>An erasure that is cut off at any of its steps is finished, by the caller or by the silo itself; and one that others run into.</summary>
public abstract class CutOffErasureSuite(ApiFixture api)
{
    private const int StepsMax = 20;
    private const int Rounds = 12;
    private const int UpkeepRunsMax = 3;
    private const string ClosesRooms = "Livechat_Allow_collect_and_store_HTTP_header_informations";

    [DatabaseFact]
    public async Task Erasure_that_is_cut_off_anywhere_is_finished()
    {
        var seed = Seed.New();
        var random = new Random(seed);
        await using var cut = await CutApi.StartAsync(api);
        var journal = (CutOffJournal)(object)cut.Api.Server.Services.GetRequiredService<IJournal>();
        var failures = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var (step, afterwards, bySilo) = (random.Next(1, StepsMax), random.Next(2) == 0, random.Next(2) == 0);
            var what = $"Seed {seed}, round {round}: step {step}{(afterwards ? " afterwards" : "")}{(bySilo ? ", by the silo" : "")}";
            var person = await PersonToErase.CreateAsync(cut.Api);
            await person.BlockAsync();
            var key = TestSite.Unique("key");
            journal.Fail(step, afterwards);
            var first = await person.DeleteAsync(key);
            if (journal.HasFailed) failures++;
            journal.Fail(int.MaxValue, false);
            if (bySilo && first.Status != 200) await ResumeAsync(cut.Api.Server);
            var receipt = TestSite.Expect(await person.DeleteAsync(key))["receipt"]!;
            Assert.True(receipt["entries"]!["message"]!.GetValue<int>() >= 30, what);
            var left = await DatabaseDump.FindAsync(cut.Api.Server, person.Texts);
            Assert.True(left.Count == 0, $"{what}: {string.Join("; ", left)}");
            Assert.Empty(await BegunAsync(cut.Api.Server));
        }

        Assert.True(failures > 0, $"Seed {seed}: nothing failed.");
    }

    [DatabaseFact]
    public async Task Visitor_that_writes_and_opens_while_it_is_erased_leaves_nothing_behind()
    {
        await api.Site.SetAsync(ClosesRooms, true);
        try
        {
            for (var round = 0; round < 5; round++)
            {
                var name = TestSite.Unique("racer");
                var visitor = await api.Site.CreateVisitorAsync(name, email: $"{name}@example.com");
                JsonNode room = TestSite.Expect(await api.Server.Anonymous.GetAsync($"livechat/room?token={visitor.Token}"))["room"]!;
                var deleting = api.Admin.PostAsync("omnichannel/contacts.delete", new { contactId = room["contactId"]!.GetValue<string>() });
                var writing = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => WriteAsync(visitor, name, deleting))));
                TestSite.Expect(await deleting);
                await writing;
                Assert.Empty(await DatabaseDump.FindAsync(
                    api.Server, [name, visitor.VisitorId, visitor.Username, room["contactId"]!.GetValue<string>()]));
            }
        }
        finally
        {
            await api.Site.SetAsync(ClosesRooms, false);
        }
    }

    private async Task WriteAsync(TestVisitor visitor, string name, Task deleting)
    {
        while (!deleting.IsCompleted)
        {
            var room = await api.Server.Anonymous.GetAsync($"livechat/room?token={visitor.Token}");
            Assert.Contains(room.Status, new[] { 200, 400, 503 });
            var roomId = room.Status == 200 ? room["room"]!["_id"]!.GetValue<string>() : visitor.RoomId;
            var said = await api.Server.Anonymous.PostAsync("livechat/message", new { token = visitor.Token, rid = roomId, msg = $"from {name}" });
            Assert.Contains(said.Status, new[] { 200, 400, 503 });
        }
    }

    /// <summary>An activation that does not know its state goes away first; the next run of the upkeep meets the next one.</summary>
    private static async Task ResumeAsync(ApiServer server)
    {
        var grains = server.Services.GetRequiredService<IGrainFactory>();
        for (var run = 0; run < UpkeepRunsMax; run++)
        {
            foreach (var erasure in await BegunAsync(server))
            {
                var grain = grains.GetGrain<IErasureGrain>(erasure.ErasureId);
                await grain.Resume(erasure.ContactId);
                // Answered after it: calls of one actor wait for each other.
                await grain.Find();
            }
        }

        Assert.Empty(await BegunAsync(server));
    }

    private static async Task<IReadOnlyList<BegunErasure>> BegunAsync(ApiServer server) =>
        await server.Services.GetRequiredService<IErasureDirectory>().ListBegunErasuresAsync(100);

    /// <summary>A server of its own on a database of its own, whose journal fails when it is told to.</summary>
    private sealed class CutApi(TestDatabase database) : ApiFixture(database, CutOffJournal.Decorate), IAsyncDisposable
    {
        public ApiFixture Api => this;

        public static async Task<CutApi> StartAsync(ApiFixture like)
        {
            var cut = new CutApi(like is SqliteApi ? new SqliteTestDatabase() : new PostgresTestDatabase());
            await cut.InitializeAsync();
            return cut;
        }

        async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();
    }
}

[Collection(OnSqlite.Name)]
public sealed class CutOffErasureOnSqlite(SqliteApi api) : CutOffErasureSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class CutOffErasureOnPostgres(PostgresApi api) : CutOffErasureSuite(api);
