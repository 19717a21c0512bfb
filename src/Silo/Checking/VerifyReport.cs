namespace ContactCenter.Silo.Checking;

/// <summary>The lines that a reader of <c>verify</c> sees, and whether all is well.</summary>
internal sealed class VerifyReport(TextWriter output)
{
    /// <summary>Faults that are told one by one; of more only the number is told.</summary>
    private const int ToldMax = 50;

    private readonly Lock _lock = new();
    private int _faults;
    private int _mended;

    /// <summary>Nothing was wrong, or nothing is any more.</summary>
    public bool IsWhole => _faults == _mended;

    public Task TellAsync(string subject, string what) => output.WriteLineAsync($"{subject,-10} {what}");

    /// <param name="isMended">True = it is not wrong any more.</param>
    public void Found(string fault, bool isMended = false)
    {
        lock (_lock)
        {
            if (++_faults <= ToldMax) output.WriteLine($"{(isMended ? "mended" : "FAULT"),-10} {fault}");
            if (isMended) _mended++;
        }
    }

    public async Task EndAsync()
    {
        if (_faults > ToldMax) await output.WriteLineAsync($"           ... and {_faults - ToldMax:N0} more");
        await output.WriteLineAsync(_faults == 0 ? "All is well." : $"{_faults:N0} faults, {_mended:N0} of them mended.");
    }
}
