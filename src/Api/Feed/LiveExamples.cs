using ContactCenter.Api.Calls;
using ContactCenter.Api.Conversations;
using ContactCenter.Api.OpenApi;
using ContactCenter.Calls;
using ContactCenter.Entities;

namespace ContactCenter.Api.Feed;

/// <summary>Describes all events by examples, which are made of entries as events are, and the snapshots that events go on from.</summary>
internal sealed class LiveExamples : ILiveRecords
{
    private const string VisitorKey = "k";
    private const string Slot = "s";
    private const string MessageId = "hTv1Kd9sPqWmZx2Lc";
    private const string ContactId = "674eeb4343725ce31dd9bdae";
    private const string OtherContactId = "674eeb4343725ce31dd9bdb1";
    private const string DepartmentId = RoomExamples.DepartmentId;
    private const string BlockId = "674eeb4343725ce31dd9bdb5";
    private const string IpRange = "198.51.100.0/24";
    private static readonly ConversationVisitor Ada = new("8522b818898484e78264d50d", "guest-1", "Ada");
    private static readonly AgentReference Grace = new("rbAXPnMktTFbNpwtJ", "grace", "Grace");
    private static readonly AgentReference Alan = new("Zq3vTn8KpLs5dRw2X", "alan", "Alan");
    private static readonly MessageSender ByGrace = new(MessageSender.User, Grace.UserId, Grace.Username, Grace.Name);
    private static readonly MessageSender ByAda = new(MessageSender.Visitor, Ada.VisitorId, Ada.Username, Ada.Name);
    private static readonly ImmutableDictionary<string, string> NoFields = ImmutableDictionary<string, string>.Empty;
    private static readonly StoredNode OtherNode = new(new StoredContact { ContactId = OtherContactId, Name = "" });
    private static readonly DateTimeOffset Expiry = RoomExamples.At.AddDays(7);
    private static readonly ChannelSource Source = new("widget");

    private static readonly EntityId Call = new(EntityTypes.Call, CallExamples.CallId);

    private static readonly ConversationView Waiting = RoomExamples.RoomView with
    {
        Status = ConversationStatuses.Queued, ServedBy = null, QueuedAt = RoomExamples.At, Seq = 8,
    };

    /// <summary>What is left of an anonymised conversation.</summary>
    internal static readonly ConversationFigures Figures = new(
        Source, false, DepartmentId, new ServedBy(Grace.UserId, Grace.Username, RoomExamples.At), RoomExamples.At, RoomExamples.At, "user", Grace,
        ["invoice"], null, null, 12, 0, RoomExamples.At, RoomExamples.At, ConversationMetrics.None, []);

    private static readonly ConversationTransferred Transferred = new(
        TransferScopes.Department, ByGrace, Grace, Slot, DepartmentId, "674eeb4343725ce31dd9bdb2", null, "A question about an invoice");

    private static readonly ImmutableArray<ConversationEntry> OfConversations =
    [
        new ConversationStarted(VisitorKey, Ada, ContactId, "Ada Lovelace", false, Source, DepartmentId),
        new AgentAssigned(Grace, Slot, AssignmentReason.Routed, new RoutingDecision("Load_Balancing", "fewest-conversations", [])),
        new MessagePosted(MessageId, "Hello", ByAda),
        new ConversationTransferred(TransferScopes.Agent, ByGrace, Grace, Slot, DepartmentId, DepartmentId, Alan, "Please go on"),
        new VerificationEnded(true),
        new ConversationHeld(ByGrace, Grace, Slot),
        new InfoSaved(new ConversationInfo("Invoice 4711", ["invoice"], NoFields.Add("order", "4711"), null, null)),
        new MessageEdited(MessageId, 3, "Hello!", ByGrace),
        new MessageDeleted(MessageId, 3, ByGrace),
        new NotePosted(MessageId, "Has called before about this invoice", ByGrace),
        new NoteEdited(MessageId, 3, "Has called twice about this invoice", ByGrace),
        new NoteDeleted(MessageId, 3, ByGrace),
        new CursorMoved(MessageSender.Visitor, Ada.VisitorId, 7, 7),
        new PageVisited(Ada, "Prices", "https://example.com/prices", "url"),
        new SurveyAnswered(NoFields.Add("satisfaction", "5")),
        new ConversationAnonymized(Figures),
        new TranscriptRequested(new TranscriptRequest("ada@example.com", "Our conversation", RoomExamples.At, Grace)),
        new TranscriptWithdrawn(),
        new TranscriptSent(),
        new WorkFailed(TimeoutKinds.Transcript, "550"),
        new PdfRequested(Grace),
        new PdfMade(new FileReference("transcript.pdf", "application/pdf", 20_480)),
        new WorkFailed(TimeoutKinds.Pdf, "failed"),
        new SmsFailed(6, "30003"),
        new VisitorChanged(VisitorKey, new("674eeb4343725ce31dd9bdb3", "guest-2", "Ada"), true),
        new ContactChanged(OtherContactId, "Ada King", false),
        new ConversationClosed("user", Grace, "Solved", ["invoice"], Grace.UserId),
    ];

    private static readonly ImmutableArray<ContactEntry> OfContacts =
    [
        new ContactCreated("", [], [], NoFields, null),
        new ContactUpdated(null, null, null, null, null, false),
        new ConflictsResolved(null, null, null, false),
        new CustomFieldsOffered([]),
        new ChannelVerified(Ada.VisitorId, Source, "email", "ada@example.com"),
        new ChannelBlocked(Ada.VisitorId, Source, BlockId, null, Expiry),
        new ChannelUnblocked(Ada.VisitorId, Source, UnblockReason.Expired),
        new ContactBlocked(BlockId, null, null),
        new ContactUnblocked(UnblockReason.Lifted),
        new ContactsMerged("", OtherNode, NoFields, MergeReason.ByHand),
        new ContactsUnmerged("", OtherContactId),
        new ContactMerged(OtherContactId, ""),
        new ContactUnmerged(OtherNode, OtherContactId, ""),
        new ErasureBegun(""),
    ];

    private static readonly ImmutableArray<AddressBlockEntry> OfBlocks =
    [
        new AddressBlocked(BlockScopes.Ip, IpRange, BlockId, null, Expiry),
        new AddressUnblocked(UnblockReason.Lifted, BlockScopes.Ip, IpRange, BlockId),
    ];

    public static ImmutableArray<LiveDescription> All { get; } =
    [
        .. from example in Events()
           group example by example.GetType() into ofType
           select Described(ofType.Key, [.. ofType.DistinctBy(example => example.Kind)]),
        new(LiveUse.Part, LiveAudience.Agents, "snapshot", AgentSnapshot.Example),
        new(LiveUse.Part, LiveAudience.Visitors, "snapshot", VisitorSnapshot.Example),
    ];

    private static LiveDescription Described(Type type, ImmutableArray<LiveEvent> examples) => new(
        LiveUse.Event, type.IsSubclassOf(typeof(VisitorRoomEvent)) ? LiveAudience.Visitors : LiveAudience.Agents,
        type == typeof(UnknownEvent) ? [] : [.. examples.Select(example => example.Kind)], [.. examples]);

    private static IEnumerable<LiveEvent> Events() =>
    [
        .. OfConversations.Select(content => ForAgents(content)),
        .. new ConversationEntry[] { Transferred, new VerificationEnded(true), new OfferedToAll(Grace) }.Select(content => ForAgents(content, Waiting)),
        new LeftQueueEvent(Entry("")),
        new CallChangedEvent(
            Entry("", Call),
            CallResponse.From(
                CallExamples.DialedView with { Record = CallExamples.DialedView.Record with { Direction = CallDirections.Inbound }, Dial = null }),
            new CallerResponse(CallExamples.Call, [RoomExamples.RoomId])),
        new CallLeftEvent(Entry("", Call)),
        new UnknownEvent(Entry("a-later-kind")),
        .. OfConversations.Prepend(Transferred).Select(ForVisitors).OfType<LiveEvent>(),
        .. OfContacts.Select(content => ContactEvents.OfContact(Entry(content, new EntityId(EntityTypes.Contact, ContactId)), content)!),
        .. OfBlocks.Select(content => ContactEvents.OfBlock(Entry(content, new EntityId(EntityTypes.Block, "674eeb4343725ce31dd9bdb4")), content)!),
    ];

    /// <param name="waiting">The room, if it waits in its queue when the event is made.</param>
    private static LiveEvent ForAgents(ConversationEntry content, ConversationView? waiting = null)
    {
        var entry = Entry(content);
        return AgentEvents.Of(entry, content, MessageOf(entry, content), waiting);
    }

    private static LiveEvent? ForVisitors(ConversationEntry content)
    {
        var entry = Entry(content);
        return VisitorEvents.Of(entry, content, MessageOf(entry, content), WorkspaceSnapshot.Empty);
    }

    private static MessageView? MessageOf(JournalEntry entry, ConversationEntry content) =>
        ConversationTranscript.Message(entry.Entity.Id, new Recorded<ConversationEntry>(entry.Seq, entry.At, entry.Actor, content));

    private static JournalEntry Entry<T>(T content, EntityId? about = null)
        where T : class =>
        Entry(EntryCodec<T>.KindOf(content), about);

    private static JournalEntry Entry(string kind, EntityId? about = null) => new(
        4711, about ?? new EntityId(EntityTypes.Conversation, RoomExamples.RoomId), 8, RoomExamples.At.AddMinutes(1), Actors.User(Grace.UserId), kind, "",
        null, EntryTags.None);
}
