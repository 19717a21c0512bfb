// An agent's screen in a terminal: prints every entry of the live feed, and resumes where it was after any interruption.
// node watch.mjs <server> <user name> <password>
import { HttpTransportType, HubConnectionBuilder, LogLevel } from "@microsoft/signalr";

const longestPauseSeconds = 10;
const [server, user, password] = process.argv.slice(2);

const end = (reason) => {
  console.error(`watch: ${reason}`);
  process.exit(1);
};

const signIn = async () => {
  try {
    const answer = await fetch(`${server}/api/v1/login`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ user, password }),
    });
    const login = await answer.json();
    return login.status === "success" ? login.data : end(`${user} cannot sign in: ${login.message ?? login.error}`);
  } catch (failure) {
    return end(`${server} does not answer: ${failure.cause?.code ?? failure.message}`);
  }
};

if (!password) end("node watch.mjs <server> <user name> <password>");
const { userId, authToken } = await signIn();

const hub = new HubConnectionBuilder()
  .withUrl(`${server}/hubs/agent`, {
    transport: HttpTransportType.WebSockets,
    skipNegotiation: true,
    accessTokenFactory: () => `${userId}:${authToken}`,
  })
  .withAutomaticReconnect({
    nextRetryDelayInMilliseconds: ({ previousRetryCount }) => 1000 * Math.min(previousRetryCount, longestPauseSeconds),
  })
  .configureLogging(LogLevel.None)
  .build();

let position = null;
hub.on("position", (last) => {
  position = last;
});
hub.on("reset", (reset) => {
  position = reset.position;
  console.error(`watch: what came meanwhile is not kept (${reset.reason}); going on from position ${position}`);
});
hub.on("typing", () => {});
hub.on("entries", (entries) => {
  for (const entry of entries) {
    position = entry.position;
    console.log(JSON.stringify(entry));
  }
});

const subscribe = async () => {
  const answer = await hub.invoke("Subscribe", position);
  position = answer.reset ? answer.position : (position ?? answer.position);
  console.log(`watching as ${user} from position ${position}`);
};
hub.onreconnecting(() => console.error("watch: the connection is lost; trying again"));
hub.onreconnected(() => subscribe().catch((failure) => end(failure.message)));
hub.onclose((failure) => end(`the server ended the connection${failure ? `: ${failure.message}` : ""}`));

try {
  await hub.start();
  await subscribe();
} catch (failure) {
  end(failure.message);
}
