using ContactCenter.Calls;

namespace ContactCenter.Api.Contacts;

/// <summary>What is to be told of an entry; which members there are depends on its kind, and entries of kinds without a form here have none.</summary>
internal sealed record TimelineDetailsResponse
{
    /// <summary>The other contact of a merge, of its end, or of a suggestion that was dismissed.</summary>
    public string? OtherContactId { get; init; }

    public string? Name { get; init; }

    /// <summary>The address that a visitor arrived with.</summary>
    public string? Email { get; init; }

    /// <summary>The number that a visitor arrived with.</summary>
    public string? Phone { get; init; }

    /// <summary>All addresses from then on; absent = they stayed.</summary>
    public ImmutableArray<string>? Emails { get; init; }

    /// <summary>All numbers from then on; absent = they stayed.</summary>
    public ImmutableArray<string>? Phones { get; init; }

    /// <summary>Values by field.</summary>
    public IReadOnlyDictionary<string, string>? CustomFields { get; init; }

    /// <summary>The user's id; empty = nobody any more. Of "contact-manager-removed": who was it.</summary>
    public string? ContactManager { get; init; }

    /// <summary>True when all values that waited for a choice were forgotten; absent otherwise.</summary>
    public bool? WipeConflicts { get; init; }

    /// <summary>The visitor of the channel.</summary>
    public string? VisitorId { get; init; }

    /// <summary>The source of the channel.</summary>
    public ChannelSourceResponse? Source { get; init; }

    /// <summary>The kind of address that proves the channel: "email" or "phone".</summary>
    public string? Field { get; init; }

    /// <summary>The address that proves the channel.</summary>
    public string? Value { get; init; }

    public string? DepartmentId { get; init; }

    /// <summary>The agent who serves from then on; of a call's entries, the agent or user concerned.</summary>
    public string? AgentId { get; init; }

    /// <summary>The agent's user name.</summary>
    public string? Username { get; init; }

    /// <summary>The reason of a block in words, or by one word of a merge (byHand, verified, claimed) or of an assignment.</summary>
    public string? Reason { get; init; }

    /// <summary>The end of a block; absent = none.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The end of a block: lifted or expired.</summary>
    public string? Why { get; init; }

    /// <summary>The contact that this one became part of.</summary>
    public string? Into { get; init; }

    /// <summary>The contact that this one was part of.</summary>
    public string? From { get; init; }

    /// <summary>"user" or "visitor".</summary>
    public string? Closer { get; init; }

    /// <summary>The comment of whoever closed the conversation.</summary>
    public string? Comment { get; init; }

    /// <summary>The tags of the conversation that was closed.</summary>
    public ImmutableArray<string>? Tags { get; init; }

    /// <summary>Whether the visitor proved its address.</summary>
    public bool? Verified { get; init; }

    /// <summary>What somebody looked at: details, history, timeline, export or export-all.</summary>
    public string? What { get; init; }

    /// <summary>What the provider said of a call, such as ringing, answered or ended.</summary>
    public string? Event { get; init; }

    /// <summary>The provider's time of it.</summary>
    public DateTimeOffset? EventAt { get; init; }

    public static TimelineDetailsResponse Of(JournalEntry entry) => entry.Entity.Type switch
    {
        EntityTypes.Contact => Of(EntryCodec<ContactEntry>.Read(entry)),
        EntityTypes.Conversation => Of(EntryCodec<ConversationEntry>.Read(entry)),
        EntityTypes.Call => Of(EntryCodec<CallEntry>.Read(entry)),
        EntityTypes.ContactAccess when EntryCodec<ContactAccessEntry>.Read(entry) is ContactViewed viewed => new() { What = viewed.What },
        _ => new(),
    };

    private static TimelineDetailsResponse Of(ContactEntry? entry) => entry switch
    {
        ContactCreated created => new()
        {
            Name = created.Name, Emails = created.Emails, Phones = created.Phones, CustomFields = Some(created.CustomFields),
            ContactManager = created.ContactManager,
        },
        ContactUpdated updated => new()
        {
            Name = updated.Name, Emails = updated.Emails, Phones = updated.Phones, CustomFields = Some(updated.CustomFields),
            ContactManager = updated.ContactManager, WipeConflicts = updated.WipeConflicts ? true : null,
        },
        ContactArrived arrived => new() { Name = arrived.Name, Email = arrived.Email, Phone = arrived.Phone },
        ConflictsResolved resolved => new()
        {
            Name = resolved.Name, CustomFields = Some(resolved.CustomFields), ContactManager = resolved.ContactManager,
        },
        CustomFieldsOffered offered => new()
        {
            CustomFields = new OrderedDictionary<string, string>(
                offered.Fields.DistinctBy(field => field.Key).Select(field => KeyValuePair.Create(field.Key, field.Value))),
        },
        ChannelAdded added => OfChannel(added.VisitorId, added.Source),
        ChannelRemoved removed => new() { VisitorId = removed.VisitorId },
        ChannelBlocked blocked => OfChannel(blocked.VisitorId, blocked.Source) with { Reason = blocked.Reason, ExpiresAt = blocked.ExpiresAt },
        ChannelUnblocked unblocked => OfChannel(unblocked.VisitorId, unblocked.Source) with { Why = EnumNames.Of(unblocked.Why) },
        ContactBlocked blocked => new() { Reason = blocked.Reason, ExpiresAt = blocked.ExpiresAt },
        ContactUnblocked unblocked => new() { Why = EnumNames.Of(unblocked.Why) },
        ChannelVerified verified => OfChannel(verified.VisitorId, verified.Source) with { Field = verified.Field, Value = verified.Value },
        VerificationReset reset => OfChannel(reset.VisitorId, reset.Source),
        ContactsMerged absorbed => new()
        {
            OtherContactId = absorbed.Other.Contact.ContactId, Name = absorbed.Other.Contact.Name, Reason = EnumNames.Of(absorbed.Reason),
        },
        ContactsUnmerged released => new() { OtherContactId = released.OtherId },
        ContactMerged merged => new() { Into = merged.Into },
        ContactUnmerged restored => new() { From = restored.From },
        DuplicateDismissed dismissed => new() { OtherContactId = dismissed.OtherId },
        ManagerRemoved removed => new() { ContactManager = removed.UserId },
        _ => new(),
    };

    private static TimelineDetailsResponse Of(ConversationEntry? entry) => entry switch
    {
        ConversationStarted started => OfChannel(started.Visitor.VisitorId, started.Source) with { DepartmentId = started.DepartmentId },
        AgentAssigned assigned => new()
        {
            AgentId = assigned.Agent.UserId, Username = assigned.Agent.Username, Reason = EnumNames.Of(assigned.Reason),
        },
        ConversationClosed closed => new() { Closer = closed.Closer, Comment = closed.Comment, Tags = closed.Tags },
        VerificationEnded ended => new() { Verified = ended.Verified },
        _ => new(),
    };

    /// <summary>What was noted about a call is left out: not everybody who sees the timeline may see the call.</summary>
    private static TimelineDetailsResponse Of(CallEntry? entry) => entry switch
    {
        CallEventRecorded recorded => OfUser(recorded.Agent) with { Event = recorded.Event.Kind, EventAt = recorded.Event.At },
        CallMatched { Contact: { } contact } => new() { VisitorId = contact.VisitorId, Verified = contact.Verified },
        CallDialed dialed => OfUser(dialed.By),
        CallDialFailed failed => new() { Reason = failed.Reason },
        CallWrapUpSaved saved => OfUser(saved.By),
        CallFollowUpTaken taken => OfUser(taken.By),
        CallFollowUpDone done => OfUser(done.By),
        _ => new(),
    };

    private static TimelineDetailsResponse OfUser(AgentReference? user) => new() { AgentId = user?.UserId, Username = user?.Username };

    private static TimelineDetailsResponse OfChannel(string visitorId, ChannelSource source) =>
        new() { VisitorId = visitorId, Source = ChannelSourceResponse.From(source) };

    private static ImmutableDictionary<string, string>? Some(ImmutableDictionary<string, string>? fields) => fields is { IsEmpty: false } ? fields : null;
}
