using ContactCenter.Api.Routing;
using ContactCenter.Entities;
using ContactCenter.Erasure;
using ContactCenter.Retention;

namespace ContactCenter.Api.Feed;

/// <summary>
/// Journal entry → feed item: what agents see of it, and who. Only what is written out here is shown: an entry of a kind that this
/// file does not know is shown without its content, so no secret gets out by default.
/// </summary>
public static class FeedRenderer
{
    /// <param name="fault">The reason why the entry is shown without its content: one that cannot be read must not stop every agent's feed.</param>
    public static FeedItem Render(JournalEntry entry, out Exception? fault, FeedContext context = default)
    {
        fault = null;
        try
        {
            return Render(entry, context);
        }
        catch (Exception unreadable)
        {
            fault = unreadable;
            return entry.Entity.Type == EntityTypes.Conversation ? Conversation(entry, null, context) : new FeedItem(entry.Position);
        }
    }

    private static FeedItem Render(JournalEntry entry, FeedContext context) => entry.Entity.Type switch
    {
        EntityTypes.Conversation
            when entry.Kind is not (JournalLimits.TombstoneKind or ConversationKinds.Refused or ConversationKinds.TimeoutMoved
                or ConversationKinds.WorkDelayed or ConversationKinds.SmsSent or ConversationKinds.SmsDelayed or ConversationKinds.SmsWithdrawn
                or ConversationKinds.SmsArrived) =>
            Conversation(entry, EntryCodec<ConversationEntry>.Read(entry), context),
        EntityTypes.Contact or EntityTypes.Block => Identity(entry),
        EntityTypes.Call => CallEvents.Of(entry, context.Call),
        EntityTypes.Account when !LeavesAccess(entry.Kind) => new FeedItem(entry.Position)
        {
            ChangesAccessOf = entry.Entity.Id, ChangesRights = entry.Kind is not (AccountKinds.TokenRevoked or AccountKinds.TokensRevoked),
        },
        EntityTypes.Erasure => new FeedItem(entry.Position) { ForgetsOlder = entry.Kind == ErasureKinds.Completed },
        EntityTypes.Retention => new FeedItem(entry.Position) { ForgetsOlder = entry.Kind == RetentionKinds.Completed, RemovesRooms = true },
        EntityTypes.Department => new FeedItem(entry.Position) { ChangesAccessOfAll = true, ChangesRights = true, PacedQueues = [entry.Entity.Id] },
        EntityTypes.Agent when EntryCodec<AgentEntry>.Read(entry) is not (null or SlotReserved or SlotReleased) =>
            new FeedItem(entry.Position) { PacedQueues = QueuesOf(entry.Entity.Id, context.Settings ?? WorkspaceSnapshot.Empty) },
        EntityTypes.Workspace when ChangesAccess(EntryCodec<WorkspaceEntry>.Read(entry)) =>
            new FeedItem(entry.Position) { ChangesAccessOfAll = true, ChangesRights = true },
        _ => new FeedItem(entry.Position),
    };

    /// <summary>
    /// Tells whether an entry of this kind leaves the account's sessions and rights as they are. A kind that is not listed may change either.
    /// </summary>
    private static bool LeavesAccess(string kind) => kind is AccountKinds.TokenIssued or AccountKinds.TokenUsed or AccountKinds.ResetRequested
        or AccountKinds.SecondFactorOffered or AccountKinds.CodeUsed or AccountKinds.RecoveryCodesMade or AccountKinds.IdentityLinked
        or AccountKinds.SignInOffered;

    /// <summary>Tells whether the entry may change who sees what: permissions and units do. An entry that is not named here may do so too.</summary>
    private static bool ChangesAccess(WorkspaceEntry? entry) => entry switch
    {
        SettingChanged or CustomFieldSaved or CustomFieldDeleted or PriorityNamed or WebhookSaved or WebhookDeleted or RetentionPolicySaved => false,
        ItemSaved saved => saved.Item is UnitItem,
        ItemDeleted deleted => deleted.Kind == CatalogKinds.Unit,
        _ => true,
    };

    /// <summary>
    /// The queues that the agent serves. An agent's entry counts as a change of all of them, so that waiting visitors hear of it a little too often
    /// and never too late.
    /// </summary>
    private static ImmutableArray<string> QueuesOf(string agentId, WorkspaceSnapshot settings) =>
    [
        QueuePositions.PublicQueue,
        .. settings.Departments.Values.Where(one => one.Agents.Any(agent => agent.AgentId == agentId)).Select(one => one.DepartmentId),
    ];

    private static FeedItem Conversation(JournalEntry entry, ConversationEntry? content, FeedContext context)
    {
        var waiting = WaitingRoom(entry, context.Room);
        var (queue, leftQueue) = (QueueOf(entry, content, waiting), LeftQueueOf(entry, content));
        var preferredId = queue is null ? null : AskedFirst(content) ?? waiting?.PreferredAgent?.UserId;
        var message = content is null ? null
            : ConversationTranscript.Message(entry.Entity.Id, new Recorded<ConversationEntry>(entry.Seq, entry.At, entry.Actor, content));
        return new FeedItem(entry.Position)
        {
            Body = AgentEvents.Of(entry, content, message, waiting).Write(),
            PreviousBody = queue is not null && content is ConversationTransferred { From: not null }
                ? AgentEvents.Of(entry, content, message, null, isGone: true).Write()
                : null,
            Notice = leftQueue is null ? null : new LeftQueueEvent(entry).Write(),
            VisitorEvent = VisitorEvents.Of(entry, content, message, context.Settings ?? WorkspaceSnapshot.Empty),
            BlocksVisitor = content is ConversationClosed { ByBlock: true },
            ChangesVisitor = content is VisitorChanged or ConversationAnonymized,
            RoomId = entry.Entity.Id,
            AgentId = content switch
            {
                ConversationClosed closed => closed.WasServedBy ?? entry.Tags.AgentId,
                ConversationTransferred { Scope: TransferScopes.Agent } moved => moved.To?.UserId,
                _ => entry.Tags.AgentId,
            },
            PreviousAgentId = (content as ConversationTransferred)?.From?.UserId,
            Queue = queue,
            // Who saw it wait does not any more when somebody else is asked first from now on.
            LeftQueue = leftQueue == queue && preferredId is null ? null : leftQueue,
            PreferredAgentId = preferredId,
            DepartmentId = entry.Tags.DepartmentId,
            PreviousDepartmentId = content is ConversationTransferred { FromDepartmentId: { } from } && from != entry.Tags.DepartmentId ? from : null,
        };
    }

    /// <summary>The room, if it still waits where the entry left it.</summary>
    private static ConversationView? WaitingRoom(JournalEntry entry, ConversationView? room) =>
        room is { Status: ConversationStatuses.Queued } && room.DepartmentId == entry.Tags.DepartmentId && room.Seq >= entry.Seq ? room : null;

    private static string? AskedFirst(ConversationEntry? content) => content switch
    {
        ConversationStarted started => started.PreferredAgent?.UserId,
        ConversationTransferred moved => moved.To?.UserId,
        MessagePosted posted => posted.AskedFirstId,
        VerificationEnded ended => ended.AskedFirstId,
        _ => null,
    };

    private static FeedItem Identity(JournalEntry entry) => ContactEvents.Of(entry) is { } shown
        ? new FeedItem(entry.Position) { IsForContacts = true, Body = shown.Write() }
        : new FeedItem(entry.Position);

    /// <summary>The queue in which the conversation waited until this entry; null = it did not.</summary>
    private static string? LeftQueueOf(JournalEntry entry, ConversationEntry? content) => content switch
    {
        // Forwarded: the transfer before it in the same commit says from where. Going on: it was nobody else's.
        AgentAssigned { Reason: AssignmentReason.Forwarded or AssignmentReason.GoesOn } => null,
        AgentAssigned or ConversationClosed { WasServedBy: null, WasHeld: false } when !IsServed(entry, content) =>
            entry.Tags.DepartmentId ?? QueuePositions.PublicQueue,
        ConversationTransferred { From: null } moved => moved.FromDepartmentId ?? QueuePositions.PublicQueue,
        _ => null,
    };

    /// <summary>Tells whether the conversation was closed while an agent served it or it was on hold, and so did not wait.</summary>
    private static bool IsServed(JournalEntry entry, ConversationEntry content) => content is ConversationClosed && entry.Tags.AgentId is not null;

    /// <summary>
    /// The queue in which the conversation waits after this entry; null = it does not wait, or the agents of its queue need not see the entry.
    /// </summary>
    private static string? QueueOf(JournalEntry entry, ConversationEntry? content, ConversationView? waiting)
    {
        if (entry.Tags.AgentId is not null) return null;
        var waits = content switch
        {
            ConversationStarted started => !started.MustVerify,
            MessagePosted posted => !posted.IsHeld,
            VerificationEnded or OfferedToAll => true,
            ConversationTransferred moved => moved.Scope != TransferScopes.Agent,
            // Of these only the room knows whether agents see it yet.
            InfoSaved or MessageEdited or MessageDeleted or NotePosted or NoteEdited or NoteDeleted => waiting is not null,
            _ => false,
        };
        return waits ? entry.Tags.DepartmentId ?? QueuePositions.PublicQueue : null;
    }
}
