using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Serialization;
using ContactCenter.Api.Feed;
using ContactCenter.Api.Http;
using ContactCenter.Api.OpenApi;
using ContactCenter.Conversations;
using ContactCenter.Journal;
using ContactCenter.Parties;
using ContactCenter.Routing;
using ContactCenter.Workspace;

namespace ContactCenter.Tests.Hubs;

/// <summary>Every kind of a conversation's entries, and who is shown it: a new kind must be put into this table.</summary>
public sealed class FeedKindTests
{
    private const string Secret = "the-agents-own";
    private static readonly AgentReference Ann = new("ann", "ann");
    private static readonly AgentReference Ben = new("ben", "ben");
    private static readonly MessageSender ByAnn = new(MessageSender.User, "ann", "ann", "Ann");
    private static readonly MessageSender ByVisitor = new(MessageSender.Visitor, "v1", "guest-1", "Ada");

    /// <summary>
    /// An entry with its viewers among ann (serving), ben (where it goes), queue, manager and visitor: while ann serves it, and while it waits.
    /// </summary>
    private static readonly ImmutableArray<(ConversationEntry Entry, string Served, string Waiting)> Table =
    [
        (new ConversationStarted(
            Scene.VisitorKey, new ConversationVisitor("v1", "guest-1", "Ada"), Secret, Secret, false, new ChannelSource("widget"), "sales"),
            "ann,manager,visitor", "queue,manager,visitor"),
        (new AgentAssigned(Ann, Scene.ReservationId, AssignmentReason.Routed, new RoutingDecision(Secret, Secret, [])),
            "ann,queue-notice,manager,visitor", "queue-notice,manager,visitor"),
        (new MessagePosted("m1", "hello", ByVisitor), "ann,manager,visitor", "queue,manager,visitor"),
        (new ConversationClosed("user", Ann, "bye", [Secret], "ann"), "ann,manager,visitor", "ann,manager,visitor"),
        (new ConversationRefused(), "", ""),
        (new ContactChanged(Secret, Secret, false), "ann,manager", "manager"),
        (new VerificationEnded(true), "ann,manager,visitor", "queue,manager,visitor"),
        (new ConversationTransferred(
            TransferScopes.Department, ByAnn, Ann, Scene.ReservationId, "support", "sales", null, Secret),
            "ann,manager,visitor", "ann-loses-it,queue,manager,visitor"),
        (new ConversationHeld(ByAnn, Ann, Scene.ReservationId), "ann,manager,visitor", "manager,visitor"),
        (new InfoSaved(new ConversationInfo(Secret, [Secret], ImmutableDictionary<string, string>.Empty.Add("plan", Secret), null, null)),
            "ann,manager", "manager"),
        (new MessageEdited("m1", 2, "better", ByAnn), "ann,manager,visitor", "manager,visitor"),
        (new MessageDeleted("m1", 2, ByAnn), "ann,manager,visitor", "manager,visitor"),
        (new NotePosted("n1", Secret, ByAnn), "ann,manager", "manager"),
        (new NoteEdited("n1", 2, Secret, ByAnn), "ann,manager", "manager"),
        (new NoteDeleted("n1", 2, ByAnn), "ann,manager", "manager"),
        (new CursorMoved(MessageSender.User, "ann", 3, 2), "ann,manager,visitor", "manager,visitor"),
        (new PageVisited(new ConversationVisitor("v1", "guest-1", "Ada"), "Prices", "https://example.com/prices", "url"), "ann,manager", "manager"),
        (new SurveyAnswered(ImmutableDictionary<string, string>.Empty.Add("satisfaction", "5")), "ann,manager", "manager"),
        (new TranscriptRequested(new TranscriptRequest("ada@example.com", Secret, DateTimeOffset.UnixEpoch, Ann)), "ann,manager", "manager"),
        (new ConversationAnonymized(LiveExamples.Figures), "ann,manager", "manager"),
        (new TranscriptWithdrawn(), "ann,manager", "manager"),
        (new TranscriptSent(), "ann,manager", "manager"),
        (new PdfRequested(Ann), "ann,manager", "manager"),
        (new PdfMade(new FileReference(Secret, "application/pdf", 1)), "ann,manager", "manager"),
        (new OfferedToAll(Ann), "ann,manager", "queue,manager"),
        (new VisitorChanged(Secret, new ConversationVisitor("v2", "guest-2", null), false), "ann,manager", "manager"),
        (new WorkDelayed(TimeoutKinds.Transcript, 1, DateTimeOffset.UnixEpoch), "", ""),
        (new WorkFailed(TimeoutKinds.Transcript, "550"), "ann,manager", "manager"),
        (new SmsSent(2, 0, true, Secret), "", ""),
        (new SmsDelayed(2, 1, DateTimeOffset.UnixEpoch), "", ""),
        (new SmsFailed(2, "30003"), "ann,manager", "manager"),
        (new SmsWithdrawn(2), "", ""),
        (new SmsArrived(2, 0), "", ""),
        (new TimeoutMoved("agent-absent"), "", ""),
    ];

    [Fact]
    public void The_table_has_every_kind() => Assert.Equal(
        typeof(ConversationEntry).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false)
            .Cast<JsonDerivedTypeAttribute>().Select(kind => (string)kind.TypeDiscriminator!).Order(),
        Table.Select(row => EntryCodec<ConversationEntry>.KindOf(row.Entry)).Order());

    [Fact]
    public void Every_kind_is_shown_to_those_of_the_table_and_to_nobody_else()
    {
        foreach (var (entry, served, waiting) in Table)
        {
            Assert.Equal($"{entry.GetType().Name} served: {served}", $"{entry.GetType().Name} served: {WhoSees(Render(entry, "ann"))}");
            Assert.Equal($"{entry.GetType().Name} waiting: {waiting}", $"{entry.GetType().Name} waiting: {WhoSees(Render(entry, null))}");
        }
    }

    [Fact]
    public void Every_kind_that_is_shown_is_described_for_those_who_see_it()
    {
        foreach (var (entry, _, _) in Table)
        {
            var (kind, item) = (EntryCodec<ConversationEntry>.KindOf(entry), Render(entry, "ann"));
            if (item.Body is not null) Assert.Contains(kind, DescribedFor(LiveAudience.Agents));
            if (item.VisitorBody is not null) Assert.Contains(kind, DescribedFor(LiveAudience.Visitors));
        }
    }

    [Fact]
    public void Every_kind_looks_the_same_from_the_process_that_wrote_it_and_from_the_journal()
    {
        foreach (var (entry, _, _) in Table)
        {
            var read = EntryOf(entry, "ann");
            var (ofJournal, ofWriter) = (FeedRenderer.Render(read, out _), FeedRenderer.Render(read with { Content = new EntryContent(entry) }, out _));
            Assert.Equal(ofJournal.Body, ofWriter.Body);
            Assert.Equal(ofJournal.Notice, ofWriter.Notice);
            Assert.Equal(ofJournal.VisitorBody, ofWriter.VisitorBody);
            Assert.Equal(WhoSees(ofJournal), WhoSees(ofWriter));
        }
    }

    [Fact]
    public void An_entry_from_the_process_that_wrote_it_is_not_parsed_again()
    {
        var entry = new MessagePosted("m1", "hello", ByVisitor);
        var written = EntryOf(entry, "ann") with { Data = "not JSON", Content = new EntryContent(entry) };
        Assert.Same(entry, EntryCodec<ConversationEntry>.Read(written));
        Assert.Contains("hello", Encoding.UTF8.GetString(FeedRenderer.Render(written, out var fault).Body!), StringComparison.Ordinal);
        Assert.Null(fault);
    }

    private static IEnumerable<string> DescribedFor(LiveAudience audience) =>
        LiveEventsPage.All.Where(live => live.Use == LiveUse.Event && live.Audience == audience).SelectMany(live => live.Names);

    [Fact]
    public void Nobody_is_shown_keys_and_slots_and_visitors_nothing_that_is_the_agents()
    {
        foreach (var (entry, _, _) in Table)
        {
            var item = Render(entry, "ann");
            foreach (var body in new[] { item.Body, item.Notice, item.VisitorBody }.OfType<byte[]>().Select(Encoding.UTF8.GetString))
            {
                Assert.DoesNotContain(Scene.VisitorKey, body, StringComparison.Ordinal);
                Assert.DoesNotContain(Scene.ReservationId, body, StringComparison.Ordinal);
            }

            if (item.VisitorBody is not { } shown) continue;
            Assert.DoesNotContain(Secret, Encoding.UTF8.GetString(shown), StringComparison.Ordinal);
            Assert.DoesNotContain("\"actor\"", Encoding.UTF8.GetString(shown), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_visitor_is_not_told_who_serves_it_when_the_workspace_hides_its_agents()
    {
        var hides = WorkspaceSnapshot.Empty with
        {
            Settings = ImmutableDictionary<string, string>.Empty.Add("Livechat_show_agent_info", "false").Add("Livechat_hide_system_messages", "[]"),
        };
        var shown = Encoding.UTF8.GetString(Render(new AgentAssigned(Ann, Scene.ReservationId, AssignmentReason.Taken), "ann", hides).VisitorBody!);
        Assert.DoesNotContain("ann", shown, StringComparison.Ordinal);
        Assert.Contains("\"served\":true", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_visitor_is_shown_the_system_messages_that_the_workspace_does_not_hide()
    {
        var closed = new ConversationClosed("user", Ann, "bye", [], "ann");
        var shows = WorkspaceSnapshot.Empty with
        {
            Settings = ImmutableDictionary<string, string>.Empty.Add("Livechat_hide_system_messages", "[\"uj\"]"),
        };
        Assert.DoesNotContain("bye", Encoding.UTF8.GetString(Render(closed, "ann").VisitorBody!), StringComparison.Ordinal);
        Assert.Contains("bye", Encoding.UTF8.GetString(Render(closed, "ann", shows).VisitorBody!), StringComparison.Ordinal);
    }

    [Fact]
    public void A_transfer_to_an_agent_is_seen_by_both_agents_and_by_no_queue()
    {
        var moved = new ConversationTransferred(TransferScopes.Agent, ByAnn, Ann, Scene.ReservationId, "sales", "sales", Ben, "for you");
        Assert.Equal("ann,ben,manager,visitor", WhoSees(Render(moved, null)));
        Assert.Null(Render(new AgentAssigned(Ben, Scene.ReservationId, AssignmentReason.Forwarded), "ben").LeftQueue);
    }

    [Fact]
    public void Item_carries_the_preferred_agent_and_both_queues()
    {
        var moved = new ConversationTransferred(TransferScopes.Department, ByAnn, null, null, "support", "sales", Ben, null);
        Assert.Equal(("ben", "sales", "support"), (Render(moved, null).PreferredAgentId, Render(moved, null).Queue, Render(moved, null).LeftQueue));
    }

    [Fact]
    public void Monitors_see_what_is_in_their_units_departments_and_that_it_leaves()
    {
        var message = new MessagePosted("m1", "hello", ByAnn);
        Assert.Equal((true, false), Monitors(Render(message, "ann"), item => item.Body));
        var arrives = new ConversationTransferred(TransferScopes.Department, ByAnn, Ann, Scene.ReservationId, "support", "sales", null, null);
        Assert.Equal((true, false), Monitors(Render(arrives, null), item => item.Body));
        Assert.Equal((false, true), Monitors(Render(arrives, null), item => item.PreviousBody));
        var waited = new ConversationTransferred(TransferScopes.Department, ByAnn, null, null, "support", "sales", null, null);
        Assert.Equal((false, true), Monitors(Render(waited, null), item => item.Notice));
    }

    [Fact]
    public void Preferred_agent_alone_of_the_queue_sees_the_room_and_others_get_the_notice()
    {
        var returned = new ConversationTransferred(TransferScopes.Queue, ByAnn, null, null, "sales", "sales", Ben, null);
        Assert.Equal("ben,queue-notice,manager,visitor", WhoSees(Render(returned, null)));
    }

    /// <summary>Tells whether the monitor of sales, and the one of support, gets that part of the item.</summary>
    private static (bool Sales, bool Support) Monitors(FeedItem item, Func<FeedItem, byte[]?> part)
    {
        bool Gets(string userId) => item.For(FeedVisibility.Of(new(userId, userId, userId, [Roles.Monitor]), Workspace)) is { } body && body == part(item);
        return (Gets("mia"), Gets("moe"));
    }

    private static string WhoSees(FeedItem item)
    {
        var seen = new List<string>();
        foreach (var (name, userId, role) in new[]
            { ("ann", "ann", Roles.Agent), ("ben", "ben", Roles.Agent), ("queue", "cid", Roles.Agent), ("manager", "max", Roles.Manager) })
        {
            var body = item.For(FeedVisibility.Of(new(userId, userId, userId, [role]), Workspace));
            if (body is not null) seen.Add(body == item.Body ? name : body == item.Notice ? name + "-notice" : name + "-loses-it");
        }

        if (item.For(FeedVisibility.OfVisitor("r1")) is not null) seen.Add("visitor");
        Assert.Null(item.For(FeedVisibility.OfVisitor("r2")));
        return string.Join(',', seen);
    }

    /// <summary>A department with cid as its only agent.</summary>
    private static WorkspaceSnapshot Workspace { get; } = WorkspaceSnapshot.Empty with
    {
        Departments = ImmutableDictionary<string, DepartmentView>.Empty.Add("sales", new DepartmentView
        {
            DepartmentId = "sales", Profile = new DepartmentProfile("Sales", "d@x.de", true, true, true, null, null),
            Agents = [new DepartmentAgent("cid", "cid", 0, 0)],
        }),
        Units = ImmutableDictionary<string, UnitItem>.Empty
            .Add("u1", new UnitItem("u1", "One", "public", [new UnitMonitor("mia", "mia")], ["sales"], DateTimeOffset.UnixEpoch))
            .Add("u2", new UnitItem("u2", "Two", "public", [new UnitMonitor("moe", "moe")], ["support"], DateTimeOffset.UnixEpoch)),
    };

    private static FeedItem Render(ConversationEntry entry, string? agentId, WorkspaceSnapshot? settings = null)
    {
        var item = FeedRenderer.Render(EntryOf(entry, agentId), out var fault, new FeedContext(null, settings));
        Assert.Null(fault);
        return item;
    }

    private static JournalEntry EntryOf(ConversationEntry entry, string? agentId) => new(
        7, new EntityId(EntityTypes.Conversation, "r1"), 3, DateTimeOffset.UnixEpoch, Actors.System, EntryCodec<ConversationEntry>.KindOf(entry),
        EntryCodec<ConversationEntry>.Write(entry), null, new EntryTags("c1", "r1", agentId, "sales"));
}
