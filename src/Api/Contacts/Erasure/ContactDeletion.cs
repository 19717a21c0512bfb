namespace ContactCenter.Api.Contacts.Erasure;

/// <summary>The number of things that the deletion of a contact removes, for the person who confirms it.</summary>
internal sealed record ContactDeletion(string Name, long Conversations, long OpenConversations)
{
    private static readonly PageRequest CountOnly = new(0, 1, []);

    public static async Task<ContactDeletion> ReadAsync(
        IConversationDirectory directory, ContactView contact, CancellationToken cancellationToken)
    {
        var all = new ConversationQuery(CountOnly, [], [], [], [], ContactIds: contact.AllIds);
        var total = (await directory.ListConversationsAsync(all, cancellationToken)).Total;
        var closed = (await directory.ListConversationsAsync(all with { Statuses = [ConversationStatuses.Closed] }, cancellationToken)).Total;
        return new ContactDeletion(contact.Name, total, Math.Max(0, total - closed));
    }

    /// <summary>The text to type as a confirmation. It names what is deleted, so it changes as soon as anything of that changes.</summary>
    public string ConfirmationText
    {
        get
        {
            var conversations = Conversations == 1 ? "1 conversation" : FormattableString.Invariant($"{Conversations} conversations");
            var open = OpenConversations == 0 ? "" : FormattableString.Invariant($", {OpenConversations} of them open");
            return $"Delete {Name} and {conversations}{open}";
        }
    }
}

internal static class ErasureSettings
{
    /// <summary>The contract's switch for privacy laws (§1.11, §2.1): conversations are closed instead of being a reason to refuse.</summary>
    public static bool ErasureClosesRooms(this WorkspaceSnapshot workspace) =>
        workspace.SettingIsOn("Livechat_Allow_collect_and_store_HTTP_header_informations");
}
