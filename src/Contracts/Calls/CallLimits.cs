namespace ContactCenter.Calls;

/// <summary>Limits of calls.</summary>
public static class CallLimits
{
    public const int LegsMax = 50;
    public const int EventsMax = 500;

    /// <summary>Events of one <see cref="RecordCallEvents"/>.</summary>
    public const int EventsPerCommandMax = 500;

    /// <summary>The most hours between the first event of a call and its last.</summary>
    public const int HoursMax = 24;

    /// <summary>Minutes by which a provider's clock may be ahead of ours.</summary>
    public const int MinutesAheadMax = 5;

    /// <summary>Events of earlier years are mistakes.</summary>
    public const int YearMin = 2000;

    /// <summary>Characters of an event's, call's or leg's id at a provider, and of a provider's name for an agent or queue.</summary>
    public const int NameCharactersMax = 200;
    public const int NumberCharactersMax = 100;
    public const int UrlCharactersMax = 2_000;
    public const int NotesCharactersMax = 10_000;
    public const int TagsMax = 50;
    public const int TagCharactersMax = 200;
    public const int ReasonCharactersMax = 500;

    /// <summary>Missed calls that one call back settles at once; what is left follows in the background.</summary>
    public const int CalledBackMax = 20;
}
