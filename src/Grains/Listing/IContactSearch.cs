using System.Collections.Immutable;
using ContactCenter.Contacts;

namespace ContactCenter.Listing;

/// <summary>Filter of contacts.search.</summary>
/// <param name="Text">A literal substring without regard to case or accents, also over phone digits; null or empty = all.</param>
public sealed record ContactQuery(string? Text, bool Unknown, PageRequest Page);

/// <summary>Lists contacts for users: search, existence, export.</summary>
public interface IContactSearch
{
    Task<Page<ContactView>> SearchContactsAsync(ContactQuery query, CancellationToken cancellationToken = default);

    /// <summary>Match on contact id, or on e-mail or phone however they are written; disabled contacts count (contract §1.7).</summary>
    /// <param name="phone">The number in the form of <see cref="Addresses.PhoneForm.Shown"/>, if it has digits.</param>
    Task<bool> ContactExistsAsync(string? contactId, string? email, string? phone, CancellationToken cancellationToken = default);

    /// <summary>All enabled contacts in the order of their ids, for export.</summary>
    Task<ImmutableArray<ContactView>> ReadContactsAsync(string? afterContactId, int limit, CancellationToken cancellationToken = default);
}
