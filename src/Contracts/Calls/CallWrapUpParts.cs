namespace ContactCenter.Calls;

/// <summary>The parts of a wrap-up, and the setting that names those which nobody may leave out.</summary>
public static class CallWrapUpParts
{
    public const string RequiredSetting = "Call_wrap_up_required";
    public const string Notes = "notes";
    public const string Disposition = "disposition";
    public const string Tags = "tags";
}
