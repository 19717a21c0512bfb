using System.Collections.Immutable;
using ContactCenter.Contacts;

namespace ContactCenter.Listing;

/// <summary>Two contacts that may be the same person.</summary>
public sealed record DuplicatePair(ContactView First, ContactView Second);

/// <param name="Next">The position where the next page begins; null = there is none.</param>
public sealed record DuplicatePage(ImmutableArray<DuplicatePair> Pairs, string? Next);

/// <summary>Finds contacts that may be the same person.</summary>
public interface IDuplicateDirectory
{
    /// <summary>
    /// Contacts that may be the same person as this one: an address in common, or the same name (without regard to case) and phone digits;
    /// disabled ones and those named in <see cref="ContactRow.NotDuplicates"/> of either are left out. Documents, at most <paramref name="limit"/>.
    /// </summary>
    Task<ImmutableArray<ContactView>> ListDuplicatesAsync(string contactId, int limit, CancellationToken cancellationToken = default);

    /// <summary>Pairs of such contacts in the order of the first's id and the second's.</summary>
    /// <param name="after">A page's <see cref="DuplicatePage.Next"/>; null = from the start.</param>
    Task<DuplicatePage> ListDuplicatePairsAsync(string? after, int limit, CancellationToken cancellationToken = default);
}
