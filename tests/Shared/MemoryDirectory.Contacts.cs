using System.Collections.Immutable;
using ContactCenter.Addresses;
using ContactCenter.Contacts;
using ContactCenter.Listing;

namespace ContactCenter.Tests;

public sealed partial class MemoryDirectory : IContactDirectory, IContactFollowUps, IErasureDirectory
{
    public Task<ContactView?> FindContactAsync(string contactId, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Document<ContactView>(Contact(contactId)?.Document));

    public Task<string> ResolveContactIdAsync(string contactId, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Contact(contactId)?.ContactId ?? contactId);

    public Task<string?> FindContactIdByChannelAsync(
        string visitorId, string sourceType, string? sourceId, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<ContactRow>().FirstOrDefault(contact => contact.Channels.Any(channel =>
            channel.VisitorId == visitorId && channel.SourceType == sourceType && channel.SourceId == sourceId))?.ContactId);

    public Task<string?> FindContactIdByVisitorAsync(string visitorId, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<ContactRow>().FirstOrDefault(c => c.Channels.Any(channel => channel.VisitorId == visitorId))?.ContactId);

    public Task<string?> FindPreRegisteredContactIdAsync(string? email, string? phone, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<ContactRow>().Where(c => c.PreRegistered && c.Enabled)
            .Where(c => HasAddress(c.Emails, c.Phones, email, phone))
            .OrderBy(c => c.CreatedAt).FirstOrDefault()?.ContactId);

    public Task<ImmutableArray<string>> ListContactIdsByPhoneAsync(string phone, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Contacts()
            .Where(c => c.Enabled && c.Phones.Any(p => PhoneForm.Of(p, c.PhoneRegion) is { } own && PhoneForm.Of(phone)?.Forms.Contains(own.Key) == true))
            .OrderBy(c => c.Unknown).ThenBy(c => c.CreatedAt).ThenBy(c => c.Key, StringComparer.Ordinal).Take(limit).Select(c => c.ContactId)
            .ToImmutableArray());

    public Task<ImmutableArray<string>> ListContactIdsByVerifiedAsync(
        string field, string value, string exceptContactId, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Contacts().Where(c => c.Key != exceptContactId
                && c.Channels.Any(channel => channel.Verified && channel.VerifiedField == field && channel.VerifiedValue == value))
            .Select(c => c.ContactId).ToImmutableArray());

    public Task<ImmutableArray<string>> ListDepartedManagersAsync(int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<ContactRow>().Select(c => c.ManagerId).OfType<string>().Distinct()
            .Where(id => !journal.All<AccountRow>().Any(a => a.UserId == id && a.Roles.Contains("livechat-agent"))).Take(limit).ToImmutableArray());

    public Task<ImmutableArray<string>> ListContactIdsOfManagerAsync(
        string userId, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Contacts().Where(c => c.ManagerId == userId).Take(limit).Select(c => c.ContactId).ToImmutableArray());

    public Task<ImmutableArray<string>> ListContactIdsToFollowAsync(int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Contacts().Where(c => !c.RoomsFollow).Take(limit).Select(c => c.ContactId).ToImmutableArray());

    public Task<ImmutableArray<string>> ListRoomsOutOfStepAsync(
        ImmutableArray<string> contactIds, string name, string shownContactId, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Rooms().Where(c => contactIds.Contains(c.ContactId))
            .Where(c => c.Name != name || (c.ShownContactId ?? c.ContactId) != shownContactId)
            .Take(limit).Select(c => c.RoomId).ToImmutableArray());

    public Task<ImmutableArray<BegunErasure>> ListBegunErasuresAsync(int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() =>
        {
            var contacts = Contacts().Where(c => c.ErasureId is not null).Select(c => new BegunErasure(c.ContactId, c.ErasureId!)).ToList();
            var others = journal.All<ErasureRow>().Where(e => e.CompletedAt is null && contacts.All(c => c.ErasureId != e.ReceiptId))
                .Select(e => new BegunErasure(null, e.ReceiptId));
            return contacts.Concat(others).Take(limit).ToImmutableArray();
        });

    public Task<bool> IsBeingErasedAsync(string contactId, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Contacts().Any(c => c.ContactId == contactId && c.ErasureId is not null));

    public Task<ImmutableArray<string>> ListContactIdsOfVisitorAsync(
        string visitorId, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Contacts().Where(c => c.Channels.Any(channel => channel.VisitorId == visitorId)).Take(limit)
            .Select(c => c.ContactId).ToImmutableArray());
}
