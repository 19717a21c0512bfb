using ContactCenter.Calls;

namespace ContactCenter.Integrations.Telephony.Formats;

/// <summary>Reads the causes for which PBXs end channels.</summary>
internal static class HangupCauses
{
    /// <summary>A cause of ITU-T Q.850; null = it says nothing.</summary>
    public static string? OfQ850(long? cause) => cause switch
    {
        null or 0 or 127 => null,
        16 or 31 => CallCauses.Normal,
        17 => CallCauses.Busy,
        18 or 19 => CallCauses.NoAnswer,
        21 => CallCauses.Rejected,
        26 => CallCauses.AnsweredElsewhere,
        _ => CallCauses.Failed,
    };

    /// <summary>FreeSWITCH's names for them, and for a few of its own.</summary>
    public static string? OfFreeSwitch(string? cause) => cause switch
    {
        null or "NONE" => null,
        "NORMAL_CLEARING" or "NORMAL_UNSPECIFIED" or "SUCCESS" or "MANAGER_REQUEST" or "ALLOTTED_TIMEOUT" => CallCauses.Normal,
        BlindTransfer or AttendedTransfer => CallCauses.Normal,
        "USER_BUSY" => CallCauses.Busy,
        "NO_ANSWER" or "NO_USER_RESPONSE" => CallCauses.NoAnswer,
        "CALL_REJECTED" => CallCauses.Rejected,
        "ORIGINATOR_CANCEL" => CallCauses.Cancelled,
        "LOSE_RACE" or "PICKED_OFF" => CallCauses.AnsweredElsewhere,
        _ => CallCauses.Failed,
    };

    public const string BlindTransfer = "BLIND_TRANSFER";
    public const string AttendedTransfer = "ATTENDED_TRANSFER";

    /// <summary>The result of Asterisk's Dial for the phone that was called; null = it is not over for the phone.</summary>
    public static string? OfDial(string? status) => status switch
    {
        "BUSY" => CallCauses.Busy,
        "NOANSWER" => CallCauses.NoAnswer,
        "CANCEL" => CallCauses.Cancelled,
        "DONTCALL" or "TORTURE" => CallCauses.Rejected,
        "CONGESTION" or "CHANUNAVAIL" or "INVALIDARGS" => CallCauses.Failed,
        _ => null,
    };
}
