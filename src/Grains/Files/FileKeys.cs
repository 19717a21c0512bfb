using ContactCenter.Wording;

namespace ContactCenter.Files;

/// <summary>
/// Makes the names under which files are kept. Ids may come from clients, so they are hashed: no id can leave its place or collide with
/// another.
/// </summary>
public static class FileKeys
{
    public static string OfRoom(string roomId) => Hash(roomId);

    public static string Of(string roomId, string messageId) => $"{OfRoom(roomId)}/{Hash(messageId)}";

    private static string Hash(string id) => Hashes.Hex(id);
}
