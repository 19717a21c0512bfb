namespace ContactCenter.Api.Contacts.Erasure;

/// <summary>The number of things that the deletion of a contact removes, for the person who confirms it.</summary>
internal sealed record ContactDeletion(string Name, long Conversations, long OpenConversations, long Calls = 0, long OpenCalls = 0)
{

    /// <summary>The text to type as a confirmation. It names what is deleted, so it changes as soon as anything of that changes.</summary>
    public string ConfirmationText => $"Delete {Name} and {Counted(Conversations, OpenConversations, "conversation")}"
        + (Calls == 0 ? "" : $"{(OpenConversations == 0 ? "" : ",")} and {Counted(Calls, OpenCalls, "call")}");

    private static string Counted(long all, long open, string name)
    {
        var counted = all == 1 ? $"1 {name}" : FormattableString.Invariant($"{all} {name}s");
        return open == 0 ? counted : FormattableString.Invariant($"{counted}, {open} of them open");
    }
}

/// <summary>Counts what a deletion would remove.</summary>
internal sealed class ContactDeletions(IConversationDirectory conversations, ICallDirectory calls)
{
    private static readonly PageRequest CountOnly = new(0, 1, []);

    public async Task<ContactDeletion> ReadAsync(ContactView contact, CancellationToken cancellationToken)
    {
        var all = new ConversationQuery(CountOnly, [], [], [], [], ContactIds: contact.AllIds);
        var total = (await conversations.ListConversationsAsync(all, cancellationToken)).Total;
        var closed = (await conversations.ListConversationsAsync(all with { Statuses = [ConversationStatuses.Closed] }, cancellationToken)).Total;
        var ofCalls = await calls.CountCallsAsync(contact.AllIds, cancellationToken);
        var open = ofCalls == 0 ? 0
            : (await calls.ListCallsAsync(new CallQuery(CountOnly) { ContactIds = contact.AllIds, IsOpen = true }, cancellationToken)).Total;
        return new ContactDeletion(contact.Name, total, Math.Max(0, total - closed), ofCalls, open);
    }
}

internal static class ErasureSettings
{
    /// <summary>The contract's switch for privacy laws (§1.11, §2.1): conversations are closed instead of being a reason to refuse.</summary>
    public static bool ErasureClosesRooms(this WorkspaceSnapshot workspace) =>
        workspace.SettingIsOn("Livechat_Allow_collect_and_store_HTTP_header_informations");
}
