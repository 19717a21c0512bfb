using System.Collections.Immutable;
using ContactCenter.Visitors;

namespace ContactCenter.Listing;

/// <summary>Lists visitors for users, and finds them by address.</summary>
public interface IVisitorSearch
{
    /// <summary>Visitors by name; text is a literal part of a name or an address, without regard to case.</summary>
    /// <param name="exceptIds">Visitor ids that are left out.</param>
    Task<Page<VisitorView>> ListVisitorsAsync(
        string? text, ImmutableArray<string> exceptIds, PageRequest page, CancellationToken cancellationToken = default);

    /// <summary>The visitor that registered last with this e-mail or phone, however written, of all its tokens; null = none.</summary>
    Task<string?> FindVisitorIdByAddressAsync(string? email, string? phone, CancellationToken cancellationToken = default);
}
