namespace ContactCenter.Entities;

/// <summary>The result of a command that was not refused.</summary>
/// <param name="First">The command's first entry; null when it changed nothing.</param>
/// <param name="Position">The journal position up to which the command's effect is visible; 0 when it is not known to have changed anything.</param>
/// <param name="IsRepeat">Whether the command had been committed before, so that nothing was written now.</param>
internal sealed record Executed<TEntry>(Recorded<TEntry>? First, long Position, bool IsRepeat)
    where TEntry : class
{
    /// <summary>The command's first entry, which must be a <typeparamref name="T"/>.</summary>
    /// <exception cref="Errors.ContactCenterException">
    /// The command changed nothing, or its id belongs to another kind of command (<see cref="Errors.CommonErrors.CommandIdInUse"/>).
    /// </exception>
    public Recorded<TEntry> Expect<T>()
        where T : TEntry =>
        First is { Entry: T } ? First : throw new Errors.ContactCenterException(Errors.CommonErrors.CommandIdInUse);
}
