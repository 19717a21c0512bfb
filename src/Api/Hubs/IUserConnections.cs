namespace ContactCenter.Api.Hubs;

/// <summary>Told of every live connection of a user, so that somebody whose last one is gone does not stay online for ever.</summary>
public interface IUserConnections
{
    void Open(string userId);

    void Close(string userId);
}
