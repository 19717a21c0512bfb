using System.Collections.Immutable;

namespace ContactCenter.Listing;

/// <param name="ContactId">The contact; null = it is gone already, and the rest is left to do.</param>
public sealed record BegunErasure(string? ContactId, string ErasureId);

/// <summary>Finds erasures that are under way and whom they touch.</summary>
public interface IErasureDirectory
{
    /// <summary>Erasures that are not complete, oldest receipt ids first.</summary>
    Task<ImmutableArray<BegunErasure>> ListBegunErasuresAsync(int limit, CancellationToken cancellationToken = default);

    /// <summary>Tells whether this contact, which was found elsewhere, is being erased.</summary>
    Task<bool> IsBeingErasedAsync(string contactId, CancellationToken cancellationToken = default);

    /// <summary>Contacts that have this visitor as a channel.</summary>
    Task<ImmutableArray<string>> ListContactIdsOfVisitorAsync(string visitorId, int limit, CancellationToken cancellationToken = default);
}
