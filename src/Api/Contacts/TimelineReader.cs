using ContactCenter.Api.Accounts;

namespace ContactCenter.Api.Contacts;

/// <summary>A page of a contact's timeline, newest first.</summary>
/// <param name="Next">The position before which the next page begins; null = there is none.</param>
internal sealed record TimelinePage(ImmutableArray<TimelineEntryResponse> Entries, long? Next);

/// <summary>Reads what happened to a contact, and what happened to all of them while it was there.</summary>
internal sealed class TimelineReader(IJournal journal, Users users)
{
    public async Task<TimelinePage> ReadAsync(
        ContactView contact, long before, ImmutableArray<string> kinds, int count, CancellationToken cancellationToken)
    {
        var read = await journal.ReadContactsAsync([.. contact.AllIds, ContactAccessLog.AllContacts], before, kinds, count, cancellationToken);
        var ofAll = new EntityId(EntityTypes.ContactAccess, ContactAccessLog.AllContacts);
        var entries = read.RemoveAll(entry => entry.Entity == ofAll && entry.At < contact.CreatedAt);
        var accounts = await users.FindAllAsync(entries.Select(entry => Actors.UserIdOf(entry.Actor)), cancellationToken);
        return new TimelinePage(
            [.. entries.Select(entry => TimelineEntryResponse.From(entry, accounts))], read.Length == count ? read[^1].Position : null);
    }
}
