using System.Globalization;

namespace ContactCenter.Texts;

/// <summary>Where providers report what became of a text: the API's path for it, and how it says which text.</summary>
public static class TextReports
{
    public const string Operation = "livechat/sms-status/twilio";
    public const string RoomParameter = "rid";
    public const string SeqParameter = "seq";

    public static string PathOf(string roomId, long messageSeq) => string.Create(
        CultureInfo.InvariantCulture, $"/api/v1/{Operation}?{RoomParameter}={Uri.EscapeDataString(roomId)}&{SeqParameter}={messageSeq}");
}
