namespace ContactCenter.Api.Contacts.Transfer;

/// <summary>
/// Finds where a record ends, byte by byte: at a line feed, in CSV (RFC 4180) one that is not inside quotes. A fault of quoting ends with
/// its line: whatever quotes follow on a broken line open nothing.
/// </summary>
internal sealed class RecordScanner(bool knowsQuotes, byte separator = (byte)',')
{
    private Place _place;

    private enum Place
    {
        CellStart,
        Plain,
        Quoted,

        /// <summary>After a quote inside quotes: it ends the cell, or the next one doubles it.</summary>
        Quote,

        /// <summary>After that quote and a carriage return: the line must end.</summary>
        Return,

        Broken,
    }

    public bool IsInQuotes => _place == Place.Quoted;

    public string? Fault { get; private set; }

    public void Reset() => (_place, Fault) = (Place.CellStart, null);

    /// <summary>Tells whether the record ends with this byte.</summary>
    public bool EndsWith(byte next)
    {
        if (next == '\n' && _place != Place.Quoted) return true;
        if (knowsQuotes) _place = Follow(next);
        return false;
    }

    private Place Follow(byte next) => (_place, next) switch
    {
        (Place.Broken, _) => Place.Broken,
        (Place.CellStart, (byte)'"') => Place.Quoted,
        (Place.Plain, (byte)'"') => Break("must NOT have a quote inside a cell that does not begin with one"),
        (Place.Quoted, _) => next == '"' ? Place.Quote : Place.Quoted,
        (Place.Quote, (byte)'"') => Place.Quoted,
        (Place.Quote, (byte)'\r') => Place.Return,
        (Place.CellStart or Place.Plain or Place.Quote, _) when next == separator => Place.CellStart,
        (Place.Quote or Place.Return, _) => Break("must NOT have text after a closing quote"),
        _ => Place.Plain,
    };

    private Place Break(string fault)
    {
        Fault = fault;
        return Place.Broken;
    }
}
