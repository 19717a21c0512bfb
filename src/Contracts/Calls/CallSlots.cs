namespace ContactCenter.Calls;

/// <summary>The slots of its agent that a call takes, and the settings that say so.</summary>
public static class CallSlots
{
    public const string Setting = "Call_slots_per_call";
    public const string WrapUpHoldsSlotSetting = "Call_wrap_up_holds_slot";

    public const string One = "one";

    /// <summary>Whoever is on the phone gets no chat.</summary>
    public const string All = "all";
    public const string None = "none";
}
