namespace ContactCenter.Entities;

/// <summary>What became of a command.</summary>
/// <param name="First">The command's first entry; null when it changed nothing.</param>
/// <param name="Position">The journal position up to which the command's effect is visible; 0 when it is not known to have changed anything.</param>
/// <param name="IsRepeat">The command had been committed before; nothing was written now.</param>
public sealed record Executed<TEntry>(Recorded<TEntry>? First, long Position, bool IsRepeat)
    where TEntry : class
{
    /// <summary>The first entry, which the command is known to lead to.</summary>
    /// <exception cref="InvalidOperationException">The command changed nothing, or was another kind of command.</exception>
    public Recorded<TEntry> Expect<T>()
        where T : TEntry =>
        First is { Entry: T } ? First : throw new Errors.ContactCenterException(Errors.CommonErrors.CommandIdInUse);
}
