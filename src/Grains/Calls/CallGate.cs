using ContactCenter.Addresses;
using ContactCenter.Agents;
using ContactCenter.Blocks;
using ContactCenter.Contacts;
using ContactCenter.Conversations;
using ContactCenter.Errors;
using ContactCenter.Listing;
using ContactCenter.Parties;
using ContactCenter.Routing;
using ContactCenter.Sms;
using ContactCenter.Visitors;
using ContactCenter.Workspace;

namespace ContactCenter.Calls;

/// <summary>
/// Tells whether a number may call us, who it is, and who should be asked first. It reads and records nothing, so that a PBX has its answer at once; the
/// call itself is judged again when its events come.
/// </summary>
public sealed class CallGate(
    SmsVisitors numbers, IContactDirectory contacts, IBlockDirectory blocks, IBlockRefusals refusals, IConversationDirectory conversations,
    IAgentDirectory agents, IAgentAvailability availability, IWorkspaceConfiguration workspace, TimeProvider time)
{
    /// <summary>Contacts with one number that are looked at.</summary>
    private const int ContactsOfNumberMax = 20;
    private static readonly string[] OpenStatuses = [ConversationStatuses.Queued, ConversationStatuses.Open, ConversationStatuses.OnHold];

    private readonly PreferredAgents _preferred = new(agents, availability, workspace);

    /// <param name="number">The number outside, as the PBX writes it; empty = withheld.</param>
    /// <param name="queue">The name or id of a department; null = none is named.</param>
    /// <exception cref="ContactCenterException"><see cref="CallErrors.InvalidNumber"/></exception>
    public async Task<CallGateAnswer> AskAsync(string number, string? queue, CancellationToken cancellationToken = default)
    {
        if (!CallEventRules.IsNumber(number)) throw new ContactCenterException(CallErrors.InvalidNumber);
        var settings = workspace.Current;
        var departmentId = CallIntake.FindDepartmentId(queue, settings);
        var answer = new CallGateAnswer { DepartmentId = departmentId is not null && settings.Departments[departmentId].IsOpen ? departmentId : null };
        if (number.Length == 0) return answer;

        var shown = PhoneForm.Of(number, settings.PhoneRegion)?.Shown ?? number;
        var (visitorId, _) = VisitorNames.Of(await numbers.KeyOfAsync(shown, cancellationToken));
        var contact = await FindContactAsync(shown, visitorId, cancellationToken);
        answer = answer with { Number = shown, Contact = contact is null ? null : ContactOf(contact, visitorId) };
        if (await FindBlockAsync(contact, shown, visitorId, cancellationToken) is (var reason, var blockId))
            return answer with { Reason = reason, BlockId = blockId };
        return contact is null ? answer : await WithRoutingAsync(answer, contact, cancellationToken);
    }

    /// <summary>Counts that a block refused a call.</summary>
    public void CountRefusal(CallGateAnswer answer)
    {
        if (answer.BlockId is { } blockId) refusals.Count(blockId);
    }

    /// <summary>The contact that has the number, of several the one with the channel; else the contact with the channel; null = none.</summary>
    private async Task<ContactView?> FindContactAsync(string number, string visitorId, CancellationToken cancellationToken)
    {
        var phone = CallAdmissions.Phone;
        var ofChannel = await contacts.FindContactIdByChannelAsync(visitorId, phone.Type, phone.Id, cancellationToken);
        var ofNumber = await contacts.ListContactIdsByPhoneAsync(number, ContactsOfNumberMax, cancellationToken);
        var found = ofNumber.IsEmpty || (ofChannel is not null && ofNumber.Contains(ofChannel)) ? ofChannel : ofNumber[0];
        return found is null ? null : await contacts.FindContactAsync(found, cancellationToken) is { Enabled: true } contact ? contact : null;
    }

    private async Task<(string Reason, string BlockId)?> FindBlockAsync(
        ContactView? contact, string number, string visitorId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (contact?.Block is { } whole && whole.IsInForce(now)) return (CallRefusals.Contact, whole.BlockId);
        if (contact?.FindChannel(visitorId, CallAdmissions.Phone)?.Block is { } own && own.IsInForce(now)) return (CallRefusals.Channel, own.BlockId);
        var ofNumber = await blocks.FindAnyBlockAsync(
            [.. BlockTarget.KeysOfPhone(number, workspace.Current.PhoneRegion), BlockTarget.OfChannel(visitorId, CallAdmissions.Phone)], now,
            cancellationToken);
        if (ofNumber is not null) return (ofNumber.Scope == BlockScopes.Channel ? CallRefusals.Channel : CallRefusals.Number, ofNumber.BlockId);
        if (contact is null) return null;
        var targets = ContactBlocks.AddressTargets(contact, workspace.Current.PhoneRegion);
        return await blocks.FindAnyBlockAsync(targets, now, cancellationToken) is { } block ? (CallRefusals.Contact, block.BlockId) : null;
    }

    private async Task<CallGateAnswer> WithRoutingAsync(CallGateAnswer answer, ContactView contact, CancellationToken cancellationToken)
    {
        var preferred = await _preferred.FindAsync(null, contact.ContactId, contact.ContactManager, answer.DepartmentId, countsCalls: true, cancellationToken);
        var newest = new PageRequest(0, 1, [new SortBy("lm", true)]);
        var open = await conversations.ListConversationsAsync(
            new ConversationQuery(newest, [.. OpenStatuses], [], [], [], ContactIds: contact.AllIds), cancellationToken);
        return answer with
        {
            Preferred = preferred, PreferredExtension = preferred is null ? null : workspace.Current.FindExtension(preferred.Agent.UserId)?.Extension,
            PriorityWeight = open.Items is [{ Priority: { } priority }] ? priority.Weight : PriorityReference.NoWeight,
        };
    }

    private static CallContact ContactOf(ContactView contact, string visitorId) => new(
        contact.ContactId, contact.ContactId, contact.Name, contact.Unknown,
        contact.FindChannel(visitorId, CallAdmissions.Phone) is { Verified: true }, visitorId);
}

/// <summary>The answer to a PBX that asks before it puts a call through.</summary>
public sealed record CallGateAnswer
{
    /// <summary>The number as it is shown; null = withheld.</summary>
    public string? Number { get; init; }

    /// <summary>What is blocked, one of <see cref="CallRefusals"/>; null = the call may come.</summary>
    public string? Reason { get; init; }
    public string? BlockId { get; init; }
    public CallContact? Contact { get; init; }

    /// <summary>The agent who is asked first, and could take it now; null = nobody is.</summary>
    public PreferredAgent? Preferred { get; init; }

    /// <summary>That agent's phone; null = none is known.</summary>
    public string? PreferredExtension { get; init; }

    /// <summary>The department of the queue, if it is open.</summary>
    public string? DepartmentId { get; init; }

    /// <summary>1 (highest) to 5, of the contact's open conversation; 99 = no priority.</summary>
    public int PriorityWeight { get; init; } = PriorityReference.NoWeight;

    public bool IsAdmitted => Reason is null;
}

/// <summary>What keeps a call out.</summary>
public static class CallRefusals
{
    public const string Channel = "channel";
    public const string Contact = "contact";
    public const string Number = "number";
}
