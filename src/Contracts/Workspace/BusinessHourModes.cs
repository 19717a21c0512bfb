namespace ContactCenter.Workspace;

/// <summary>Values of the setting Livechat_business_hour_type.</summary>
public static class BusinessHourModes
{
    /// <summary>The same hours for everybody.</summary>
    public const string Single = "Single";

    /// <summary>Departments have their own hours.</summary>
    public const string Multiple = "Multiple";
}
