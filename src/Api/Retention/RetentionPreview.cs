using ContactCenter.Erasure;
using ContactCenter.Retention;

namespace ContactCenter.Api.Retention;

/// <summary>Counts what a change of a policy would let go now.</summary>
internal sealed class RetentionPreview(IRetentionDirectory directory, IWorkspaceConfiguration workspace, TimeProvider time)
{
    /// <param name="change">Null = all policies as they are.</param>
    public Task<ImmutableArray<RetiringCount>> CountAsync(RetentionPolicy? change, CancellationToken cancellationToken)
    {
        var (current, now) = (workspace.Current, time.GetUtcNow());
        var slices = change is null ? RetentionRules.Preview(current, now) : RetentionRules.Preview(current, change, now);
        return directory.CountRetiringAsync(slices, cancellationToken);
    }

    /// <exception cref="ContactCenterException"><see cref="ErasureErrors.ConfirmationMismatch"/>: as many as that do not go.</exception>
    public async Task CheckAsync(RetentionPolicy change, long? confirm, CancellationToken cancellationToken)
    {
        var counts = await CountAsync(change, cancellationToken);
        if (counts.Sum(count => count.Conversations) != (confirm ?? 0)) throw new ContactCenterException(ErasureErrors.ConfirmationMismatch);
    }
}
