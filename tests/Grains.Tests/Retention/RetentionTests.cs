using System.Collections.Immutable;
using ContactCenter.Conversations;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Parties;
using ContactCenter.Retention;

namespace ContactCenter.Tests.Retention;

/// <summary>What goes by the retention policies, at the actors that have it go.</summary>
public sealed class RetentionTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public async Task Conversation_goes_on_the_day_its_time_is_over_and_not_a_moment_before()
    {
        await using var scene = await RetentionScene.StartAsync();
        scene.Set(null, RetentionActions.Delete, 30);
        await scene.AddAsync("due", 30 * Day);
        await scene.AddAsync("later", (30 * Day) - TimeSpan.FromMilliseconds(1));
        await scene.RunAsync();
        Assert.Null(await scene.FindAsync("due"));
        Assert.NotNull(await scene.FindAsync("later"));
        scene.Time.Advance(Day);
        await scene.RunAsync();
        Assert.Null(await scene.FindAsync("later"));
    }

    [Fact]
    public async Task Departments_own_policy_holds_and_open_conversations_stay()
    {
        await using var scene = await RetentionScene.StartAsync();
        scene.Set(null, RetentionActions.Delete, 30);
        scene.Set("sales", RetentionActions.Anonymize, 10);
        scene.Set("legal", RetentionActions.Keep);
        await scene.AddAsync("none", 40 * Day);
        await scene.AddAsync("sales", 11 * Day, "sales");
        await scene.AddAsync("legal", 4_000 * Day, "legal");
        await scene.AddAsync("gone-department", 40 * Day, "gone");
        await scene.AddAsync("open", null);
        await scene.RunAsync();
        Assert.Null(await scene.FindAsync("none"));
        Assert.Null(await scene.FindAsync("gone-department"));
        Assert.True((await scene.FindAsync("sales"))!.IsAnonymized);
        Assert.Equal("Ada", (await scene.FindAsync("legal"))!.Name);
        Assert.Equal("Ada", (await scene.FindAsync("open"))!.Name);
    }

    [Fact]
    public async Task Anonymised_conversation_keeps_its_figures_and_nothing_else()
    {
        await using var scene = await RetentionScene.StartAsync();
        scene.Set(null, RetentionActions.Anonymize, 30);
        await scene.AddAsync("r", 30 * Day);
        await scene.RunAsync();
        var view = (await scene.FindAsync("r"))!;
        Assert.Equal(("Anonymous", "anonymous", "anonymous", 1), (view.Name, view.Visitor.VisitorId, view.ContactId, view.MessageCount));
        Assert.Equal((RetentionScene.Start - (30 * Day), "vip"), (view.ClosedAt!.Value, Assert.Single(view.Tags)));
        Assert.Null(view.LastMessage);
        Assert.Null(view.ClosingComment);
        var history = await scene.HistoryAsync("r");
        Assert.Equal(["tombstone", "tombstone", "tombstone", ConversationKinds.Anonymized], history.Select(entry => entry.Kind));
        Assert.Equal([1, 2, 3, 4], history.Select(entry => (int)entry.Seq));
        Assert.DoesNotContain(history, entry => entry.Tags.ContactId is not null || entry.Actor != Actors.System || entry.Data.Contains("Ada"));
        var row = scene.Host.Journal.All<ConversationRow>().Single();
        Assert.DoesNotContain("contact-r", row.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", row.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anonymised_conversation_is_written_in_by_nobody_and_can_be_deleted()
    {
        await using var scene = await RetentionScene.StartAsync();
        scene.Set(null, RetentionActions.Anonymize, 30);
        await scene.AddAsync("r", 30 * Day);
        await scene.RunAsync();
        Assert.NotNull(await scene.FindAsync("r"));
        var room = scene.Host.Grains.GetGrain<IConversationGrain>("r");
        var ann = new AgentReference("ann", "ann");
        await RefusesAsync(() => room.PostNote(new PostNote(Command("note"), ann, "note", "text", true)));
        await RefusesAsync(() => room.RequestPdf(Command("pdf"), ann));
        await room.PostAsSystem(Command("system"), "text");
        await room.UpdateContact(new UpdateConversationContact(Command("contact"), "c", "Ada", false));
        await room.Expire();
        Assert.Equal("Anonymous", (await scene.FindAsync("r"))!.Name);
        Assert.Equal(4, (await scene.HistoryAsync("r")).Length);
        await room.Delete();
        Assert.Null(await scene.FindAsync("r"));

        static async Task RefusesAsync(Func<Task> act) =>
            Assert.Equal(ConversationErrors.RoomClosed, (await Assert.ThrowsAsync<ContactCenterException>(act)).Error);

        static CommandContext Command(string name) => CommandContext.OfCall(name, Actors.User("ann"));
    }

    [Fact]
    public async Task Conversation_that_is_not_what_the_list_said_stays()
    {
        await using var scene = await RetentionScene.StartAsync();
        await scene.AddAsync("open", null);
        await scene.AddAsync("moved", 40 * Day, "sales");
        await scene.AddAsync("young", 3 * Day);
        foreach (var anonymizes in new[] { true, false })
        {
            Assert.Equal(Retirement.Kept, await RetireAsync("open"));
            Assert.Equal(Retirement.Kept, await RetireAsync("moved"));
            Assert.Equal(Retirement.Kept, await RetireAsync("young"));
            Assert.Equal(Retirement.Gone, await RetireAsync("nowhere"));

            Task<Retirement> RetireAsync(string roomId) => scene.Host.Grains.GetGrain<IConversationGrain>(roomId)
                .Retire(new RetireConversation(anonymizes, null, RetentionScene.Start - (30 * Day)));
        }
    }

    [Fact]
    public async Task Many_conversations_go_in_bounded_pages_with_receipts_of_a_thousand()
    {
        await using var scene = await RetentionScene.StartAsync();
        scene.Set(null, RetentionActions.Anonymize, 30);
        for (var i = 0; i < 2_500; i++) await scene.AddAsync($"room{i:0000}", (31 * Day) + TimeSpan.FromMinutes(i % 7));
        Assert.Equal(13, await scene.RunAsync());
        var receipts = await scene.Retention.List(0, 100);
        Assert.Equal([500, 1_000, 1_000], receipts.Receipts.Select(receipt => receipt.Conversations));
        Assert.Equal((3, 2_500L), (receipts.Total, receipts.Receipts.Sum(receipt => receipt.Entries["message"])));
        Assert.Equal(receipts.Receipts[1].ReceiptId, Assert.Single((await scene.Retention.List(1, 1)).Receipts).ReceiptId);
        Assert.Equal(0, await scene.RunAsync());
        scene.Time.Advance(Day);
        Assert.Equal(0, await scene.RunAsync());
        Assert.Equal(3, (await scene.Retention.List(0, 100)).Total);
    }

    [Fact]
    public async Task Bad_conversation_stops_no_other_and_is_tried_again()
    {
        var faults = new Faults { Fails = entity => entity.Id == "bad" };
        await using var scene = await RetentionScene.StartAsync(faults);
        scene.Set(null, RetentionActions.Delete, 30);
        foreach (var id in new[] { "a", "b" }) await scene.AddAsync(id, 31 * Day);
        faults.IsOn = false;
        await scene.AddAsync("bad", 32 * Day);
        faults.IsOn = true;
        await scene.RunAsync();
        Assert.Null(await scene.FindAsync("a"));
        Assert.Null(await scene.FindAsync("b"));
        Assert.Equal(2, Assert.Single((await scene.Retention.List(0, 10)).Receipts).Conversations);
        faults.IsOn = false;
        Assert.NotNull(await scene.FindAsync("bad"));
        Assert.Equal(0, await scene.RunAsync());
        scene.Time.Advance(TimeSpan.FromHours(1));
        await scene.RunAsync();
        Assert.Null(await scene.FindAsync("bad"));
        Assert.Equal([1, 2], (await scene.Retention.List(0, 10)).Receipts.Select(receipt => receipt.Conversations));
    }

    [Theory]
    [InlineData(RetentionActions.Delete)]
    [InlineData(RetentionActions.Anonymize)]
    public async Task Run_that_is_cut_off_goes_on_and_counts_nothing_twice(string action)
    {
        var faults = new Faults { Fails = entity => entity.Type == EntityTypes.Retention, Left = 2 };
        await using var scene = await RetentionScene.StartAsync(faults);
        scene.Set(null, action, 30);
        for (var i = 0; i < 20; i++) await scene.AddAsync($"room{i}", 31 * Day);
        for (var tries = 0; tries < 10; tries++)
        {
            try
            {
                await scene.RunAsync();
            }
            catch (ContactCenterException cutOff) when (cutOff.Error.Kind == ErrorKind.Unavailable)
            {
                // As a crash would, the activation goes away.
            }
        }

        Assert.Equal(0, faults.Left);
        var receipt = Assert.Single((await scene.Retention.List(0, 10)).Receipts);
        Assert.Equal((20, 20L, 20L), (receipt.Conversations, receipt.Entries["message"], receipt.Entries["conversation-closed"]));
        Assert.Equal(("mara", action, 30, RetentionScene.Start - (30 * Day)), (receipt.RequestedBy, receipt.Action, receipt.Days, receipt.ClosedBefore));
    }

    [Fact]
    public async Task Policy_in_its_grace_lets_nothing_go_and_is_not_late()
    {
        await using var scene = await RetentionScene.StartAsync();
        await scene.AddAsync("r", 40 * Day);
        scene.Set(new RetentionPolicy(null, RetentionActions.Delete, 30, true, RetentionScene.Start + Day, RetentionScene.Start, "user:mara"));
        Assert.Equal(0, await scene.RunAsync());
        scene.Time.Advance(Day - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await scene.RunAsync());
        scene.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await scene.RunAsync());
    }

    [Fact]
    public async Task Policy_that_is_taken_back_in_the_middle_lets_no_more_go()
    {
        await using var scene = await RetentionScene.StartAsync();
        scene.Set(null, RetentionActions.Delete, 30);
        for (var i = 0; i < 300; i++) await scene.AddAsync($"room{i:000}", 31 * Day);
        Assert.True(await scene.Retention.RunPage());
        scene.Host.Workspace.Current = scene.Host.Workspace.Current with
        {
            Retention = ImmutableDictionary<string, RetentionPolicy>.Empty,
        };
        Assert.Equal(0, await scene.RunAsync());
        Assert.Equal(100, scene.Host.Journal.All<ConversationRow>().Length);
        Assert.Equal(200, Assert.Single((await scene.Retention.List(0, 10)).Receipts).Conversations);
    }

    [Fact]
    public async Task Next_run_comes_although_the_clock_was_far_ahead_for_a_while()
    {
        await using var scene = await RetentionScene.StartAsync();
        scene.Set(null, RetentionActions.Delete, 3_000);
        scene.Time.Advance(900 * Day);
        await scene.RunAsync();
        await scene.AddAsync("r", 3_001 * Day);
        scene.Time.AdjustTime(RetentionScene.Start);
        await scene.RunAsync();
        Assert.Null(await scene.FindAsync("r"));
    }

    private sealed class Faults : MemoryFaults
    {
        public required Func<EntityId, bool> Fails { get; init; }

        public bool IsOn { get; set; } = true;

        public int Left { get; set; } = int.MaxValue;

        public override Task BeforeCommitAsync(EntityId entity)
        {
            if (!IsOn || Left == 0 || !Fails(entity)) return Task.CompletedTask;
            Left--;
            throw new JournalUnavailableException("cut off");
        }
    }
}
