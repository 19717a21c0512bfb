using ContactCenter.Visitors;

namespace ContactCenter.Listing;

/// <summary>A visitor and its secret-derived key, by which it is known in its own calls.</summary>
public sealed record FoundVisitor(string VisitorKey, VisitorView View);

/// <summary>Finds visitors by key and by id.</summary>
public interface IVisitorDirectory
{
    Task<FoundVisitor?> FindVisitorAsync(string visitorKey, CancellationToken cancellationToken = default);

    Task<FoundVisitor?> FindVisitorByIdAsync(string visitorId, CancellationToken cancellationToken = default);
}
