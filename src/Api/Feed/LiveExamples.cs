using ContactCenter.Api.Conversations;
using ContactCenter.Entities;

namespace ContactCenter.Api.Feed;

/// <summary>Examples of events: made of entries, as events are.</summary>
internal static class LiveExamples
{
    private const string VisitorKey = "k";
    private const string Slot = "s";
    private const string MessageId = "hTv1Kd9sPqWmZx2Lc";
    private static readonly ConversationVisitor Ada = new("8522b818898484e78264d50d", "guest-1", "Ada");
    private static readonly AgentReference Grace = new("rbAXPnMktTFbNpwtJ", "grace", "Grace");
    private static readonly AgentReference Alan = new("Zq3vTn8KpLs5dRw2X", "alan", "Alan");
    private static readonly MessageSender ByGrace = new(MessageSender.User, Grace.UserId, Grace.Username, Grace.Name);
    private static readonly MessageSender ByAda = new(MessageSender.Visitor, Ada.VisitorId, Ada.Username, Ada.Name);
    private static readonly TranscriptRequest Request = new("ada@example.com", "Our conversation", RoomExamples.At, Grace);
    private static readonly ImmutableDictionary<string, string> NoFields = ImmutableDictionary<string, string>.Empty;
    private static readonly StoredNode OtherNode = new(new StoredContact { ContactId = "674eeb4343725ce31dd9bdb1", Name = "" });

    public static DateTimeOffset Expiry { get; } = RoomExamples.At.AddDays(7);

    public static ChannelSource Source { get; } = new("widget");

    public static ConversationEntry Started { get; } = new ConversationStarted(
        VisitorKey, Ada, "674eeb4343725ce31dd9bdae", "Ada Lovelace", false, Source, "674eeb4343725ce31dd9bdb0");

    public static ConversationEntry Assigned { get; } = new AgentAssigned(
        Grace, Slot, AssignmentReason.Routed, new RoutingDecision("Load_Balancing", "fewest-conversations", []));

    public static ConversationEntry Message { get; } = new MessagePosted(MessageId, "Hello", ByAda);

    public static ConversationEntry Transferred { get; } = new ConversationTransferred(
        TransferScopes.Department, ByGrace, Grace, Slot, "674eeb4343725ce31dd9bdb0", "674eeb4343725ce31dd9bdb2", null, "A question about an invoice");

    public static ConversationEntry TransferredToAgent { get; } = new ConversationTransferred(
        TransferScopes.Agent, ByGrace, Grace, Slot, "674eeb4343725ce31dd9bdb0", "674eeb4343725ce31dd9bdb0", Alan, "Please go on");

    public static ConversationEntry VerificationEnded { get; } = new VerificationEnded(true);

    public static ConversationEntry OfferedToAll { get; } = new OfferedToAll(Grace);

    public static ConversationEntry Held { get; } = new ConversationHeld(ByGrace, Grace, Slot);

    public static ConversationEntry Info { get; } = new InfoSaved(
        new ConversationInfo("Invoice 4711", ["invoice"], NoFields.Add("order", "4711"), null, null));

    public static ConversationEntry Edited { get; } = new MessageEdited(MessageId, 3, "Hello!", ByGrace);

    public static ConversationEntry Deleted { get; } = new MessageDeleted(MessageId, 3, ByGrace);

    public static ConversationEntry Cursor { get; } = new CursorMoved(MessageSender.Visitor, Ada.VisitorId, 7, 7);

    public static ConversationEntry Page { get; } = new PageVisited(Ada, "Prices", "https://example.com/prices", "url");

    public static ConversationEntry Survey { get; } = new SurveyAnswered(NoFields.Add("satisfaction", "5"));

    public static ConversationEntry TranscriptRequested { get; } = new TranscriptRequested(Request);

    public static ConversationEntry TranscriptWithdrawn { get; } = new TranscriptWithdrawn();

    public static ConversationEntry TranscriptSent { get; } = new TranscriptSent();

    public static ConversationEntry TranscriptFailed { get; } = new WorkFailed(TimeoutKinds.Transcript, "550");

    public static ConversationEntry PdfRequested { get; } = new PdfRequested(Grace);

    public static ConversationEntry PdfMade { get; } = new PdfMade(new FileReference("transcript.pdf", "application/pdf", 20_480));

    public static ConversationEntry PdfFailed { get; } = new WorkFailed(TimeoutKinds.Pdf, "failed");

    public static ConversationEntry SmsFailed { get; } = new SmsFailed(6, "30003");

    public static ConversationEntry VisitorChanged { get; } = new VisitorChanged(VisitorKey, new("674eeb4343725ce31dd9bdb3", "guest-2", "Ada"), true);

    public static ConversationEntry ContactChanged { get; } = new ContactChanged("674eeb4343725ce31dd9bdb1", "Ada King", false);

    public static ConversationEntry Closed { get; } = new ConversationClosed("user", Grace, "Solved", ["invoice"], Grace.UserId);

    public static ContactEntry Absorbed { get; } = new ContactsMerged("", OtherNode, NoFields, MergeReason.ByHand);

    public static ContactEntry Restored { get; } = new ContactUnmerged(OtherNode, "674eeb4343725ce31dd9bdb1", "");

    public static LiveDescription Of(LiveAudience audience, params ImmutableArray<LiveEvent> examples) =>
        new(LiveUse.Event, audience, [.. examples.Select(example => example.Kind)], [.. examples]);

    public static LiveDescription ForAgents(ConversationEntry content, bool isWaiting = false) => ForAgents([content], isWaiting);

    /// <param name="isWaiting">Whether the conversation waits in its queue when the event is made.</param>
    public static LiveDescription ForAgents(ImmutableArray<ConversationEntry> contents, bool isWaiting = false) => Of(LiveAudience.Agents,
    [
        .. contents.Select(content =>
        {
            var entry = Entry(EntryCodec<ConversationEntry>.KindOf(content));
            return AgentEvents.Of(entry, content, MessageOf(entry, content), isWaiting ? Waiting : null);
        }),
    ]);

    public static LiveDescription ForVisitors(ConversationEntry content)
    {
        var entry = Entry(EntryCodec<ConversationEntry>.KindOf(content));
        return Of(LiveAudience.Visitors, VisitorEvents.Of(entry, content, MessageOf(entry, content), WorkspaceSnapshot.Empty)!);
    }

    public static LiveDescription ForContacts(params ImmutableArray<ContactEntry> contents) => Of(LiveAudience.Agents,
    [
        .. contents.Select(content => ContactEvents.OfContact(
            Entry(EntryCodec<ContactEntry>.KindOf(content)) with { Entity = new(EntityTypes.Contact, "674eeb4343725ce31dd9bdae") }, content)!),
    ]);

    public static LiveDescription ForBlocks(AddressBlockEntry content) => Of(LiveAudience.Agents, ContactEvents.OfBlock(
        Entry(EntryCodec<AddressBlockEntry>.KindOf(content)) with { Entity = new(EntityTypes.Block, "674eeb4343725ce31dd9bdb4") }, content)!);

    public static JournalEntry Entry(string kind) => new(
        4711, new EntityId(EntityTypes.Conversation, "8Fh2kq0LdMzAbW3yT"), 8, RoomExamples.At.AddMinutes(1), Actors.User(Grace.UserId), kind, "", null,
        EntryTags.None);

    private static ConversationView Waiting { get; } = RoomExamples.RoomView with
    {
        Status = ConversationStatuses.Queued, ServedBy = null, QueuedAt = RoomExamples.At, Seq = 8,
    };

    private static MessageView? MessageOf(JournalEntry entry, ConversationEntry content) =>
        ConversationTranscript.Message(entry.Entity.Id, new Recorded<ConversationEntry>(entry.Seq, entry.At, entry.Actor, content));
}
