using System.Collections.Immutable;
using ContactCenter.Contacts;

namespace ContactCenter.Listing;

/// <summary>Finds contacts: by id, by channel, by what was verified.</summary>
public interface IContactDirectory
{
    /// <summary>The contact of this id, or the one that it is merged into.</summary>
    Task<ContactView?> FindContactAsync(string contactId, CancellationToken cancellationToken = default);

    /// <summary>The id of the contact that this id finds: its own, that of the contact it is merged into, or (nobody has it) the id itself.</summary>
    Task<string> ResolveContactIdAsync(string contactId, CancellationToken cancellationToken = default);

    /// <summary>The contact that has this visitor on this source as a channel; null = none.</summary>
    Task<string?> FindContactIdByChannelAsync(string visitorId, string sourceType, string? sourceId, CancellationToken cancellationToken = default);

    /// <summary>The contact that has a channel of this visitor, on whatever source; null = none.</summary>
    Task<string?> FindContactIdByVisitorAsync(string visitorId, CancellationToken cancellationToken = default);

    /// <summary>The oldest enabled, pre-registered contact with this e-mail or phone, however written (contract §1.13 1a); null = none.</summary>
    Task<string?> FindPreRegisteredContactIdAsync(string? email, string? phone, CancellationToken cancellationToken = default);

    /// <summary>Enabled contacts with this phone number, however written: known ones first, then the oldest.</summary>
    Task<ImmutableArray<string>> ListContactIdsByPhoneAsync(string phone, int limit, CancellationToken cancellationToken = default);

    /// <summary>Contacts other than <paramref name="exceptContactId"/> that have a channel verified with exactly this field and value.</summary>
    Task<ImmutableArray<string>> ListContactIdsByVerifiedAsync(
        string field, string value, string exceptContactId, CancellationToken cancellationToken = default);
}
