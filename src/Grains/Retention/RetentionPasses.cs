using ContactCenter.Erasure;
using ContactCenter.Journal;
using ContactCenter.Workspace;

namespace ContactCenter.Retention;

/// <summary>Says when a pass is due, and what its receipts say.</summary>
internal static class RetentionPasses
{
    /// <summary>The longest time from one pass to the next. A later time was written by a clock that went wrong.</summary>
    private static readonly TimeSpan PauseMax = TimeSpan.FromDays(1);

    public static bool IsDue(RetentionProgress progress, WorkspaceSnapshot workspace, DateTimeOffset now)
    {
        if (RetentionRules.Slices(workspace, now).IsEmpty) return false;
        if (progress.NextAt is not { } next || next <= now || next - now > PauseMax) return true;
        return workspace.Retention.Values.Any(policy => policy.BeginsAt <= now && policy.BeginsAt > progress.FormerStartedAt);
    }

    public static ErasureReceipt ReceiptOf(string receiptId, RetentionTally tally, DateTimeOffset now) => new(
        receiptId, now, Actors.UserIdOf(tally.By) ?? Actors.System, Contacts: 0, Visitors: 0, tally.Conversations, BlocksKept: 0, tally.Files,
        tally.Entries, "", "")
    {
        Action = tally.Anonymizes ? RetentionActions.Anonymize : RetentionActions.Delete, ClosedBefore = tally.ClosedUntil, Days = tally.Days,
        DepartmentId = tally.DepartmentId,
    };
}
