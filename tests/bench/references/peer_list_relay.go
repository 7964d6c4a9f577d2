// A signaling server as the peer-list document plans it: a goroutine for each connection, one for all relays, and a map
// of connections. What the server is compared with. Rooms were added, so that its lists stay short.
package main

import (
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"sync"

	"github.com/gorilla/websocket"
)

type frame struct {
	Type      string   `json:"type"`
	From      string   `json:"from,omitempty"`
	To        string   `json:"to,omitempty"`
	PeerID    string   `json:"peerId,omitempty"`
	Peers     []string `json:"peers,omitempty"`
	SDP       string   `json:"sdp,omitempty"`
	Candidate any      `json:"candidate,omitempty"`
}

type relayed struct {
	room, sender string
	text         []byte
}

var (
	upgrader = websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
	rooms    = map[string]map[string]*websocket.Conn{}
	mutex    sync.RWMutex
	relays   = make(chan relayed, 256)
)

func send(connection *websocket.Conn, what frame) {
	if text, err := json.Marshal(what); err == nil {
		connection.WriteMessage(websocket.TextMessage, text)
	}
}

func relay() {
	for next := range relays {
		var read frame
		if json.Unmarshal(next.text, &read) != nil {
			continue
		}
		mutex.RLock()
		for id, connection := range rooms[next.room] {
			if id == read.To || (read.To == "" && id != next.sender) {
				connection.WriteMessage(websocket.TextMessage, next.text)
			}
		}
		mutex.RUnlock()
	}
}

// The list is sent under the lock: nothing else may be written to the connection meanwhile.
func enter(room, id string, connection *websocket.Conn) {
	mutex.Lock()
	defer mutex.Unlock()
	peers := []string{}
	for peer := range rooms[room] {
		peers = append(peers, peer)
	}
	if rooms[room] == nil {
		rooms[room] = map[string]*websocket.Conn{}
	}
	send(connection, frame{Type: "peer-list", Peers: peers})
	rooms[room][id] = connection
}

func leave(room, id string) {
	mutex.Lock()
	defer mutex.Unlock()
	delete(rooms[room], id)
	if len(rooms[room]) == 0 {
		delete(rooms, room)
	}
}

func tellOthers(room, sender string, what frame) {
	if text, err := json.Marshal(what); err == nil {
		relays <- relayed{room, sender, text}
	}
}

func serve(writer http.ResponseWriter, request *http.Request) {
	connection, err := upgrader.Upgrade(writer, request, nil)
	if err != nil {
		return
	}
	defer connection.Close()
	var join frame
	if connection.ReadJSON(&join) != nil || join.Type != "join" {
		return
	}
	room := request.URL.Query().Get("room")
	enter(room, join.PeerID, connection)
	tellOthers(room, join.PeerID, frame{Type: "peer-joined", PeerID: join.PeerID})
	for {
		_, text, err := connection.ReadMessage()
		if err != nil {
			break
		}
		relays <- relayed{room, join.PeerID, text}
	}
	leave(room, join.PeerID)
	tellOthers(room, join.PeerID, frame{Type: "peer-left", PeerID: join.PeerID})
}

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	go relay()
	http.HandleFunc("/ws", serve)
	fmt.Printf("Parley is ready: http://%s/\n", listener.Addr())
	panic(http.Serve(listener, nil))
}
